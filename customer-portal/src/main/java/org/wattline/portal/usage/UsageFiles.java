package org.wattline.portal.usage;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.function.Supplier;
import org.wattline.tenancy.vaadin.view.Icon;

/** What is shown, to take away, with every value of it. */
final class UsageFiles extends Section {
  UsageFiles(UsageReader reader, Shown shown) {
    addClassName("wl-card");
    LocalDate from = shown.range() == Range.YEARS ? shown.to().minusYears(1) : shown.from();
    String name = shown.supply().marketId() + "-" + from;
    Div row =
        new Div(
            file(
                getTranslation("usage.csv"),
                name + ".csv",
                "text/csv",
                () -> reader.csv(shown, from)),
            file(
                getTranslation("usage.greenbutton"),
                name + ".xml",
                "application/atom+xml",
                () -> reader.greenButton(shown, from)));
    row.addClassName("wl-row");
    if (UsageReader.hasCosts(shown)) {
      row.addComponentAtIndex(
          1,
          file(
              getTranslation("usage.csv.costs"),
              name + "-costs.csv",
              "text/csv",
              () -> reader.costsCsv(shown)));
    }
    Span words = new Span(getTranslation("usage.files.text"));
    words.addClassNames("wl-muted", "wl-small");
    add(new H2(getTranslation("usage.files")), words, row);
  }

  private static Anchor file(String text, String name, String type, Supplier<byte[]> content) {
    Anchor file =
        new Anchor(
            DownloadHandler.fromInputStream(
                event -> {
                  byte[] bytes = content.get();
                  return new DownloadResponse(
                      new ByteArrayInputStream(bytes), name, type, bytes.length);
                }),
            text);
    file.getElement().setAttribute("download", name);
    file.addComponentAsFirst(new Icon(Icon.Name.DOWNLOAD));
    file.addClassName("portal-file");
    return file;
  }
}
