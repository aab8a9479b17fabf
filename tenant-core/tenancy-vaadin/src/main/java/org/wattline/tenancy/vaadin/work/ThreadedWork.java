package org.wattline.tenancy.vaadin.work;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.springframework.beans.factory.DisposableBean;
import org.wattline.tenancy.vaadin.Site;
import org.wattline.tenancy.vaadin.SiteScope;
import org.wattline.tenancy.vaadin.signin.Person;

/** A virtual thread per piece of work. */
public final class ThreadedWork implements BackgroundWork, DisposableBean {
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("work-", 0).factory());

  @Override
  public <T> void run(
      Component owner, Callable<T> work, Consumer<? super T> done, Consumer<Exception> failed) {
    start(Duration.ZERO, owner, work, done, failed);
  }

  @Override
  public <T> void after(
      Duration pause,
      Component owner,
      Callable<T> work,
      Consumer<? super T> done,
      Consumer<Exception> failed) {
    start(pause, owner, work, done, failed);
  }

  private <T> void start(
      Duration pause,
      Component owner,
      Callable<T> work,
      Consumer<? super T> done,
      Consumer<Exception> failed) {
    UI ui = owner.getUI().orElseGet(UI::getCurrent);
    Site site = SiteScope.current();
    Optional<Person> person = Person.current();
    Runnable task =
        () -> {
          try {
            T result = SiteScope.call(site, work);
            bring(ui, () -> done.accept(result));
          } catch (Exception e) {
            bring(ui, () -> failed.accept(e));
          }
        };
    Executor when =
        pause.isZero()
            ? threads
            : CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS, threads);
    when.execute(person.<Runnable>map(who -> () -> who.run(task)).orElse(task));
  }

  private static void bring(UI ui, Runnable change) {
    try {
      ui.access(change::run);
    } catch (UIDetachedException pageHasGone) {
      // nobody is waiting for the result any more
    }
  }

  @Override
  public void destroy() {
    threads.shutdownNow();
  }
}
