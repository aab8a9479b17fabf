package org.wattline.console;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.server.VaadinSession;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which columns of a table are shown. What is chosen holds for all tables of the name until the
 * browser's session ends.
 */
final class ColumnChoice extends NativeDetails {
  private final String kept;
  private final Set<String> hidden;

  /**
   * @param table names the table
   * @param headers its columns; the first is always shown
   * @param changed shows the table anew
   */
  ColumnChoice(String table, List<String> headers, Runnable changed) {
    this.kept = ColumnChoice.class.getName() + "/" + table;
    this.hidden = read();
    setSummaryText(getTranslation("table.columns"));
    addClassName("column-choice");
    Div boxes = new Div();
    boxes.addClassName("wl-stack");
    for (String header : headers.subList(Math.min(1, headers.size()), headers.size())) {
      Checkbox box = new Checkbox(header, !hidden.contains(header));
      box.addValueChangeListener(
          change -> {
            if (change.getValue()) {
              hidden.remove(header);
            } else {
              hidden.add(header);
            }
            VaadinSession.getCurrent().setAttribute(kept, Set.copyOf(hidden));
            changed.run();
          });
      boxes.add(box);
    }
    setContent(boxes);
  }

  boolean isShown(String header) {
    return !hidden.contains(header);
  }

  private Set<String> read() {
    Set<String> read = new HashSet<>();
    if (VaadinSession.getCurrent().getAttribute(kept) instanceof Set<?> before) {
      before.forEach(each -> read.add(String.valueOf(each)));
    }
    return read;
  }
}
