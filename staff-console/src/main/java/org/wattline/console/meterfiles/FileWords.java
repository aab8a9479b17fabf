package org.wattline.console.meterfiles;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.deliveries.DeliveryState;
import org.wattline.tenancy.vaadin.view.Badge;

/** States, formats and reasons of deliveries in words. */
final class FileWords {
  /** The names that their makers gave the formats; CSV is the one with words of ours. */
  private static final Map<String, String> FORMATS = formats();

  /** Reasons that have words; of others the service's own sentence is shown alone. */
  private static final Set<String> REASONS =
      Set.of(
          "UNKNOWN_FORMAT",
          "UNKNOWN_VERSION",
          "NOT_METER_DATA",
          "MALFORMED",
          "TRUNCATED",
          "COUNT_MISMATCH",
          "CHECKSUM_MISMATCH",
          "LIMIT_EXCEEDED",
          "UNSAFE",
          "NEEDS_SETTING",
          "BAD_NUMBER",
          "BAD_TIME",
          "TIME_DOES_NOT_EXIST",
          "BAD_INTERVAL",
          "MISSING_FIELD",
          "UNKNOWN_QUALITY",
          "UNKNOWN_UNIT",
          "UNKNOWN_CODE",
          "OUT_OF_RANGE",
          "NO_SERIES");

  private FileWords() {}

  private static Map<String, String> formats() {
    Map<String, String> names = new LinkedHashMap<>();
    names.put("GREEN_BUTTON", "Green Button (NAESB ESPI)");
    names.put("NEM12", "NEM12");
    names.put("NEM13", "NEM13");
    names.put("MSCONS", "EDIFACT MSCONS");
    names.put("D0010", "D0010");
    names.put("P1", "DSMR P1");
    names.put("FLUVIUS_JSON", "Fluvius JSON");
    names.put("DATADIS_JSON", "Datadis JSON");
    names.put("ENERGINET_JSON", "Energinet JSON");
    names.put("ENEDIS_JSON", "Enedis JSON");
    names.put("FINGRID_JSON", "Fingrid JSON");
    names.put("MIJN_AANSLUITING_JSON", "Mijn Aansluiting JSON");
    names.put("EDA_CONSUMPTION_RECORD", "EDA ConsumptionRecord");
    names.put("CIM_VHD", "CIM VHD");
    names.put("WATTLINE_JSON", "Wattline JSON");
    return names;
  }

  /** All formats but CSV in a row, as a sentence names them. */
  static String formatNames() {
    return String.join(", ", FORMATS.values());
  }

  /** A format with its version; a dash where none was recognised. */
  static String format(@Nullable String format, String version) {
    if (format == null) {
      return "–";
    }
    String name = FORMATS.getOrDefault(format, format);
    return version.isBlank() ? name : name + " · " + version;
  }

  static String said(Component where, DeliveryState state) {
    return where.getTranslation("meterfile.state." + state.name().toLowerCase(Locale.ROOT));
  }

  static Badge state(Component where, DeliveryState state) {
    return new Badge(
        said(where, state),
        switch (state) {
          case DONE -> Badge.Tone.GOOD;
          case REFUSED, FAILED -> Badge.Tone.DANGER;
          case READING -> Badge.Tone.BRAND;
          case RECEIVED -> Badge.Tone.NEUTRAL;
        });
  }

  /** Whether nothing more happens by itself. */
  static boolean isSettled(DeliveryState state) {
    return state != DeliveryState.RECEIVED && state != DeliveryState.READING;
  }

  /** A reason in words, and below it what the service says of this one. */
  static Component reason(Component where, String code, @Nullable String sentence) {
    Div lines = new Div();
    lines.addClassName("lines");
    if (REASONS.contains(code)) {
      lines.add(
          new Span(where.getTranslation("meterfile.reason." + code.toLowerCase(Locale.ROOT))));
    }
    if (sentence != null && !sentence.isBlank()) {
      Span detail = new Span(sentence);
      detail.addClassNames("wl-small", "wl-muted");
      lines.add(detail);
    }
    return lines;
  }
}
