package org.wattline.tenancy.vaadin.chart;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.shared.Registration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wattline.tenancy.vaadin.language.Formats;

/**
 * A chart. Arrow keys, Home and End go through its values, T shows them as a table, and where
 * places can be opened a click or Enter does so.
 */
@Tag("wl-chart")
public final class Chart extends Component {
  private transient Picture picture;

  public Chart(Picture picture) {
    this.picture = picture;
    draw(picture);
  }

  /** What is shown. */
  public Picture picture() {
    return picture;
  }

  /** Shows something else in its place; whether the table or the drawing is shown stays. */
  public void draw(Picture next) {
    picture = next;
    getElement().setPropertyBean("picture", wire(next));
  }

  /** A small one beside text: lower, without the way to the table's own row. */
  public Chart low() {
    getElement().getClassList().add("wl-chart-low");
    return this;
  }

  /** Lets places be opened; the listener gets the place's number in the picture. */
  public Registration addOpenListener(ComponentEventListener<OpenEvent> listener) {
    getElement().setProperty("opens", true);
    return addListener(OpenEvent.class, listener);
  }

  private Wire wire(Picture shown) {
    Locale locale = UI.getCurrent() == null ? Locale.ENGLISH : Formats.here().locale();
    return new Wire(
        ChartLibrary.address(),
        locale.toLanguageTag(),
        shown.finding(),
        shown.unit(),
        shown.slotHeading(),
        shown.slots(),
        shown.series().stream().map(Chart::wire).toList(),
        Map.of(
            "table", getTranslation("chart.table"),
            "plot", getTranslation("chart.plot"),
            "hint", getTranslation("chart.hint"),
            "touch", getTranslation("chart.hint.touch"),
            "opens", getTranslation("chart.hint.opens"),
            "estimated", getTranslation("chart.estimated"),
            "none", getTranslation("chart.none"),
            "failed", getTranslation("chart.failed")));
  }

  private static WireSeries wire(Picture.Series series) {
    return new WireSeries(
        series.name(),
        series.kind().name(),
        series.hue().token(),
        series.stack(),
        series.values().stream().map(Chart::amount).toList(),
        series.values().stream().map(value -> value == null ? null : value.text()).toList(),
        series.values().stream().map(value -> value != null && value.estimated()).toList());
  }

  @SuppressWarnings("NullAway") // the list keeps nulls for places without a value
  private static @Nullable Number amount(Picture.@Nullable Value value) {
    return value == null ? null : value.amount();
  }

  /** What the element reads. */
  record Wire(
      String library,
      String language,
      String finding,
      String unit,
      String slotHeading,
      List<Picture.Slot> slots,
      List<WireSeries> series,
      Map<String, String> words) {}

  record WireSeries(
      String name,
      String kind,
      String hue,
      String stack,
      List<@Nullable Number> amounts,
      List<@Nullable String> texts,
      List<Boolean> estimated) {}

  /** Somebody opened a place. */
  @DomEvent("wl-open")
  public static final class OpenEvent extends ComponentEvent<Chart> {
    private static final long serialVersionUID = 1;
    private final int slot;

    public OpenEvent(Chart source, boolean fromClient, @EventData("event.detail") int slot) {
      super(source, fromClient);
      this.slot = slot;
    }

    /** The place's number in the picture, from 0. */
    public int slot() {
      return slot;
    }
  }
}
