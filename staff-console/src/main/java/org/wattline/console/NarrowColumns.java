package org.wattline.console;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import java.util.List;

/** Leaves out the less important columns of a table where the window is a phone's. */
public final class NarrowColumns {
  /** Windows narrower than this, in CSS pixels, show the first columns alone. */
  private static final int NARROW = 640;

  private NarrowColumns() {}

  /**
   * @param kept how many columns are always shown
   */
  public static <T> void of(Grid<T> grid, int kept) {
    grid.addAttachListener(
        attached -> {
          UI ui = attached.getUI();
          ui.getPage()
              .retrieveExtendedClientDetails(
                  window -> show(grid, kept, window.getWindowInnerWidth()));
          var listening =
              ui.getPage()
                  .addBrowserWindowResizeListener(resized -> show(grid, kept, resized.getWidth()));
          grid.addDetachListener(detached -> listening.remove());
        });
  }

  private static <T> void show(Grid<T> grid, int kept, int width) {
    List<Grid.Column<T>> columns = grid.getColumns();
    for (int index = kept; index < columns.size(); index++) {
      columns.get(index).setVisible(width <= 0 || width >= NARROW);
    }
  }
}
