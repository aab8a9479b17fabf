package org.wattline.console;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.wattline.console.CursorPages.Part;
import org.wattline.tenancy.vaadin.view.Icon;
import org.wattline.tenancy.vaadin.view.Trouble;

/**
 * A link to a file of all rows that a table's filter selects, not only of those that it shows. It
 * is read as the reader when it is asked for.
 *
 * @param <T> a row
 */
final class CsvLink<T> extends Anchor {
  /** Rows of a file; who needs more asks for a narrower choice, or the service. */
  static final int MOST_ROWS = 10_000;

  private static final int NOTICE_MS = 8_000;
  private static final int UNAVAILABLE = 503;

  private final String name;
  private final transient Supplier<List<TableColumn<T>>> columns;
  private final transient Function<@Nullable String, Part<T>> pages;

  /** What is downloaded. */
  record Download(String name, byte[] content, boolean cut) {}

  /** Rows that were read, and whether there are more. */
  private record Rows<T>(List<T> items, boolean cut) {}

  /**
   * @param name of the table
   * @param columns those of the file, when it is asked for
   * @param pages reads a page by its cursor; the first by null
   */
  CsvLink(
      String name,
      Supplier<List<TableColumn<T>>> columns,
      Function<@Nullable String, Part<T>> pages) {
    this.name = name;
    this.columns = columns;
    this.pages = pages;
    setText(getTranslation("table.csv"));
    setHref(
        DownloadHandler.fromInputStream(
            event -> {
              UI ui = event.getUI();
              try {
                Download file = content(ui);
                if (file.cut()) {
                  ui.access(() -> cut());
                }
                return new DownloadResponse(
                    new ByteArrayInputStream(file.content()),
                    file.name(),
                    "text/csv; charset=utf-8",
                    file.content().length);
              } catch (RuntimeException failure) {
                ui.access(() -> Trouble.notice(this, failure));
                return DownloadResponse.error(UNAVAILABLE, "The list could not be read");
              }
            }));
    getElement().setAttribute("download", true);
    setTitle(getTranslation("table.csv.title", MOST_ROWS));
    addComponentAsFirst(new Icon(Icon.Name.DOWNLOAD));
    addClassName("file-link");
  }

  private void cut() {
    Notification.show(
        getTranslation("table.csv.cut", MOST_ROWS), NOTICE_MS, Notification.Position.BOTTOM_CENTER);
  }

  /** Reads the rows without holding the page up, then words them with the page's language. */
  Download content(UI ui) {
    Rows<T> rows = rows();
    Download[] made = new Download[1];
    ui.accessSynchronously(
        () ->
            made[0] =
                new Download(
                    name(rows.cut()),
                    CsvFile.of(
                        columns.get(),
                        rows.items(),
                        getTranslation("table.csv.currency"),
                        rows.cut() ? getTranslation("table.csv.cut", MOST_ROWS) : ""),
                    rows.cut()));
    return made[0];
  }

  private Rows<T> rows() {
    List<T> items = new ArrayList<>();
    String cursor = null;
    do {
      Part<T> part = pages.apply(cursor);
      items.addAll(part.items());
      cursor = part.next();
    } while (cursor != null && items.size() < MOST_ROWS);
    boolean cut = cursor != null || items.size() > MOST_ROWS;
    return new Rows<>(items.subList(0, Math.min(MOST_ROWS, items.size())), cut);
  }

  private String name(boolean cut) {
    String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-");
    return plain + (cut ? "-first-" + MOST_ROWS : "") + ".csv";
  }
}
