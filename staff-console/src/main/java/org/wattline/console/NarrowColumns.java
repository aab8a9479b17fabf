package org.wattline.console;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import java.util.List;
import java.util.function.Predicate;

/**
 * Shows of a table's columns those that were chosen, and where the window is a phone's only the
 * first of them.
 */
final class NarrowColumns<T> {
  /** Windows narrower than this, in CSS pixels, show the first columns alone. */
  private static final int NARROW = 640;

  private final Grid<T> grid;
  private final int kept;
  private final Predicate<Grid.Column<T>> chosen;
  private int width;

  /**
   * @param kept how many columns a narrow window shows
   */
  NarrowColumns(Grid<T> grid, int kept, Predicate<Grid.Column<T>> chosen) {
    this.grid = grid;
    this.kept = kept;
    this.chosen = chosen;
    grid.addAttachListener(
        attached -> {
          UI ui = attached.getUI();
          ui.getPage().retrieveExtendedClientDetails(window -> show(window.getWindowInnerWidth()));
          var listening =
              ui.getPage().addBrowserWindowResizeListener(resized -> show(resized.getWidth()));
          grid.addDetachListener(detached -> listening.remove());
        });
  }

  /** Shows what is chosen now. */
  void refresh() {
    show(width);
  }

  private void show(int windowWidth) {
    width = windowWidth;
    List<Grid.Column<T>> columns = grid.getColumns();
    boolean wide = width <= 0 || width >= NARROW;
    for (int index = 0; index < columns.size(); index++) {
      columns.get(index).setVisible((wide || index < kept) && chosen.test(columns.get(index)));
    }
  }
}
