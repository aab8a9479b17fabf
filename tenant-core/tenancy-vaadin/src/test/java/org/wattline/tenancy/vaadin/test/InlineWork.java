package org.wattline.tenancy.vaadin.test;

import com.vaadin.flow.component.Component;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.wattline.tenancy.vaadin.work.BackgroundWork;

/** Does background work at once, on the test's own thread. What is for later is not done. */
public final class InlineWork implements BackgroundWork {
  @Override
  public <T> void run(
      Component owner, Callable<T> work, Consumer<? super T> done, Consumer<Exception> failed) {
    try {
      done.accept(work.call());
    } catch (Exception e) {
      failed.accept(e);
    }
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
