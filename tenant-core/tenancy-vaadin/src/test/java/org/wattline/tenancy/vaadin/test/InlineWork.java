package org.wattline.tenancy.vaadin.test;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.wattline.tenancy.vaadin.work.BackgroundWork;

/**
 * Does background work at once, on the test's own thread, but without a page at hand, as it is on a
 * thread of its own. What is for later is not done.
 */
public final class InlineWork implements BackgroundWork {
  @Override
  public <T> void run(
      Component owner, Callable<T> work, Consumer<? super T> done, Consumer<Exception> failed) {
    UI page = UI.getCurrent();
    T result;
    try {
      UI.setCurrent(null);
      result = work.call();
    } catch (Exception e) {
      UI.setCurrent(page);
      failed.accept(e);
      return;
    }
    UI.setCurrent(page);
    done.accept(result);
  }

  @Override
  public <T> void after(
      Duration pause,
      Component owner,
      Callable<T> work,
      Consumer<? super T> done,
      Consumer<Exception> failed) {
    // a test looks again by itself
  }
}
