package org.wattline.console.tariffs;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a draft says, beside its text: when it costs what, and its prices with their dates. While
 * the text has errors the last that had none stays, and says so.
 */
final class DraftPicture extends Div {
  private final Paragraph state = new Paragraph();
  private final Div week = new Div();
  private final PriceTable prices;
  private final @Nullable NewPrice newPrice;
  private boolean painted;

  /** Writes into the text what is changed here. */
  interface Pen {
    /** Whether the price could be written. */
    boolean write(PriceRow row, BigDecimal value);

    /** Whether the price could be added. */
    boolean add(DatedPrices to, LocalDate from);
  }

  /**
   * @param pen null where the draft is only read
   */
  DraftPicture(@Nullable Pen pen) {
    addClassName("wl-stack");
    state.addClassNames("wl-small", "wl-muted");
    state.getElement().setAttribute("role", "status");
    week.addClassName("wl-stack");
    prices = new PriceTable(pen == null ? null : pen::write);
    newPrice = pen == null ? null : new NewPrice(pen::add);
    add(state);
    nothing();
  }

  private void nothing() {
    state.setText(getTranslation("tariff.picture.none"));
    painted = false;
  }

  /** Shows a text that is right. */
  void show(String text, JsonNode document) {
    String language = getLocale().getLanguage();
    List<PriceRow> rows = PriceRows.of(document, language, this::getTranslation);
    week.removeAll();
    WeekPicture picture = new WeekPicture(text);
    week.add(
        picture.getComponentCount() > 0
            ? picture
            : new Paragraph(getTranslation("tariff.week.flat")));
    prices.show(rows);
    setWritable(true);
    if (newPrice != null) {
      newPrice.show(DatedPrices.of(document, language));
    }
    String base = document.path("base").path("tariff").asString("");
    state.setText(base.isEmpty() ? "" : getTranslation("tariff.picture.inherits", base));
    state.removeClassName("tariff-stale");
    if (!painted) {
      painted = true;
      add(
          new H3(getTranslation("tariff.week")),
          week,
          new H3(getTranslation("tariff.prices")),
          prices);
      if (newPrice != null) {
        add(newPrice);
      }
    }
  }

  /** Says that what is shown is of an earlier text, and takes no changes. */
  void stale() {
    if (painted) {
      state.setText(getTranslation("tariff.picture.stale"));
      state.addClassName("tariff-stale");
      setWritable(false);
    }
  }

  private void setWritable(boolean writable) {
    prices.setWritable(writable);
    if (newPrice != null) {
      newPrice.setWritable(writable);
    }
  }
}
