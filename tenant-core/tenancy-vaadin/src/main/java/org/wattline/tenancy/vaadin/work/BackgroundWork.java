package org.wattline.tenancy.vaadin.work;

import com.vaadin.flow.component.Component;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Does slow work for a page without holding it up, and brings the result back to it. */
public interface BackgroundWork {

  /**
   * Runs work for a page: in its site's scope, as its person.
   *
   * @param owner an attached component of the page; the result is dropped when it has gone
   * @param work may take long; must not touch components
   * @param done runs with the page locked, its changes are pushed
   * @param failed the same when the work threw
   */
  <T> void run(
      Component owner, Callable<T> work, Consumer<? super T> done, Consumer<Exception> failed);

  /** The same, begun after a while: to look again at something that goes on elsewhere. */
  <T> void after(
      Duration pause,
      Component owner,
      Callable<T> work,
      Consumer<? super T> done,
      Consumer<Exception> failed);
}
