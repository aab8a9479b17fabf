package org.wattline.tenancy.vaadin.work;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.beans.factory.DisposableBean;
import org.wattline.tenancy.vaadin.Site;
import org.wattline.tenancy.vaadin.SiteScope;
import org.wattline.tenancy.vaadin.signin.Person;

/**
 * A virtual thread per piece of work. While a page waits for a result it also asks for it from time
 * to time: a push that is lost on its way, as happens on a busy machine, would otherwise leave the
 * page waiting for good.
 */
public final class ThreadedWork implements BackgroundWork, DisposableBean {
  /* longer than nearly all work takes, so that hardly any page asks */
  private static final int ASK_AGAIN_MILLIS = 3_000;
  private static final int NEVER = -1;
  private static final String AWAITED = ThreadedWork.class.getName();

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
    Map<String, String> logged = MDC.getCopyOfContextMap();
    boolean awaited = pause.isZero();
    if (awaited) {
      await(ui, 1);
    }
    Runnable task =
        () -> {
          try {
            T result = SiteScope.call(site, () -> toldInTheLog(logged, work));
            bring(ui, awaited, () -> done.accept(result));
          } catch (Exception e) {
            bring(ui, awaited, () -> failed.accept(e));
          }
        };
    Executor when =
        pause.isZero()
            ? threads
            : CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS, threads);
    when.execute(person.<Runnable>map(who -> () -> who.run(task)).orElse(task));
  }

  /** The lines that work logs carry what the asking request's do: its supplier and its trace. */
  private static <T> T toldInTheLog(@Nullable Map<String, String> asked, Callable<T> work)
      throws Exception {
    if (asked == null) {
      return work.call();
    }
    MDC.setContextMap(asked);
    try {
      return work.call();
    } finally {
      MDC.clear();
    }
  }

  private static void bring(UI ui, boolean awaited, Runnable change) {
    try {
      ui.access(
          () -> {
            if (awaited) {
              await(ui, -1);
            }
            change.run();
          });
    } catch (UIDetachedException pageHasGone) {
      // nobody is waiting for the result any more
    }
  }

  /** Counts the results that a page waits for; the page is locked. */
  private static void await(UI ui, int change) {
    Object before = ComponentUtil.getData(ui, AWAITED);
    int now = (before instanceof Integer count ? count : 0) + change;
    ComponentUtil.setData(ui, AWAITED, now);
    ui.setPollInterval(now > 0 ? ASK_AGAIN_MILLIS : NEVER);
  }

  @Override
  public void destroy() {
    threads.shutdownNow();
  }
}
