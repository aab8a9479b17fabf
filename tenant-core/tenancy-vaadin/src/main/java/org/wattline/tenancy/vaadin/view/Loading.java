package org.wattline.tenancy.vaadin.view;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.wattline.tenancy.vaadin.work.BackgroundWork;

/**
 * A part of a page that is fetched: its skeleton first, then what came, or why it did not come with
 * a retry.
 *
 * @param <T> what is fetched
 */
public final class Loading<T> extends Div {
  private final transient BackgroundWork background;
  private final int lines;
  private final transient Callable<T> fetch;
  private final transient Function<T, Component> show;
  private boolean near = true;

  /**
   * @param lines the height of the skeleton, in lines
   * @param fetch runs in the background
   * @param show makes the part's content
   */
  public Loading(
      BackgroundWork background, int lines, Callable<T> fetch, Function<T, Component> show) {
    this.background = background;
    this.lines = lines;
    this.fetch = fetch;
    this.show = show;
    addClassName("wl-loading");
    addAttachListener(
        attached -> {
          if (getComponentCount() == 0) {
            skeleton();
            if (near) {
              fetch();
            }
          }
        });
  }

  /**
   * Fetches only when the reader comes near: for what stands further down a long page, and is often
   * not read. The page's script tells, once.
   */
  public Loading<T> whenNear() {
    near = false;
    getElement().setAttribute("data-when-near", true);
    getElement()
        .addEventListener(
            "wl-near",
            told -> {
              if (!near) {
                near = true;
                getElement().removeAttribute("data-when-near");
                fetch();
              }
            });
    return this;
  }

  /** Fetches again; the old content stays until the new has come. */
  public void refresh() {
    fetch();
  }

  private void skeleton() {
    replace(new Skeleton(lines, getTranslation("state.loading")));
  }

  private void load() {
    skeleton();
    fetch();
  }

  private void fetch() {
    background.run(this, fetch, this::came, this::failed);
  }

  private void came(T value) {
    replace(show.apply(value));
  }

  private void failed(Exception failure) {
    replace(Trouble.inPlace(this, failure, this::load));
  }

  private void replace(Component content) {
    removeAll();
    add(content);
  }
}
