package org.wattline.formats.hub;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Map;
import org.wattline.formats.Commodity;
import org.wattline.formats.Direction;
import org.wattline.formats.Format;
import org.wattline.formats.FormatRefusedException;
import org.wattline.formats.MeasureUnit;
import org.wattline.formats.MeterDataSink;
import org.wattline.formats.QualityMark;
import org.wattline.formats.ReadSettings;
import org.wattline.formats.RegisterRead;
import org.wattline.formats.RejectionReason;
import org.wattline.formats.ScaledUnit;
import org.wattline.formats.SeriesHeader;
import org.wattline.formats.SeriesKind;
import org.wattline.formats.marketid.MarketIdScheme;
import org.wattline.formats.stream.IsoTimes;
import org.wattline.formats.stream.JsonCursor;
import org.wattline.formats.stream.JsonNode;
import org.wattline.formats.stream.ObisCode;
import org.wattline.formats.stream.Quoted;

/** Reads the register readings that Dutch grid operators hand out through Mijn Aansluiting. */
public final class MijnAansluitingReader extends HubReader {

  private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");
  private static final String POINT = "MarketEvaluationPoint";

  @Override
  HubDocument document(ReadSettings settings, MeterDataSink sink) {
    return new HubDocument(Format.MIJN_AANSLUITING_JSON, Map.of(), settings, sink);
  }

  @Override
  void read(JsonCursor json, HubDocument document, ReadSettings settings)
      throws IOException, FormatRefusedException {
    document.header("Mijn Aansluiting", "", "", "");
    boolean[] found = new boolean[1];
    if (json.onArray()) {
      json.items(() -> item(json, document, found));
    } else {
      item(json, document, found);
    }
    if (!found[0]) {
      throw HubDocument.notMeterData("The answer of Mijn Aansluiting holds no register readings.");
    }
  }

  private static void item(JsonCursor json, HubDocument document, boolean[] found)
      throws IOException, FormatRefusedException {
    json.fields(
        name -> {
          if (name.equals(POINT)) {
            String[] id = {""};
            json.fields(
                field -> {
                  if (field.equals("MRID")) {
                    id[0] = json.text();
                  } else if (field.equals("RegisterList")) {
                    found[0] = true;
                    json.items(() -> register(document, id[0], json.node()));
                  }
                });
          }
        });
  }

  private static void register(HubDocument document, String point, JsonNode register)
      throws FormatRefusedException {
    String code = register.text("MRID");
    String meter = register.get("Meter").text("MRID");
    for (JsonNode reading : register.get("ReadingList").items()) {
      document.next();
      JsonNode type = reading.get("ReadingType");
      String written = type.text("Multiplier") + type.text("Unit");
      ScaledUnit unit = document.unit(written);
      String at = reading.get("DateAndOrTime").text("DateTime");
      long instant = document.times.instant(at);
      if (unit == null) {
        document.reject(
            RejectionReason.UNKNOWN_UNIT,
            code,
            "The unit " + Quoted.of(written) + " is not known.");
      } else if (instant == IsoTimes.NONE) {
        document.reject(
            RejectionReason.BAD_TIME, code, "The time " + Quoted.of(at) + " is not understood.");
      } else if (!document.decimal.read(reading.text("Value"))) {
        document.reject(
            RejectionReason.BAD_NUMBER,
            code,
            "The value " + Quoted.of(reading.text("Value")) + " is no number.");
      } else {
        int series = document.series(header(point, meter, code, unit));
        document.delivery.registerRead(
            RegisterRead.of(
                series,
                instant,
                BigDecimal.valueOf(document.decimal.mantissa(), document.decimal.scale()),
                QualityMark.MEASURED,
                document.ordinal()));
      }
    }
  }

  private static SeriesHeader header(String point, String meter, String code, ScaledUnit unit) {
    ObisCode obis = ObisCode.parse(code);
    boolean volume = unit.unit() == MeasureUnit.CUBIC_METRE;
    return SeriesHeader.of(point)
        .scheme(MarketIdScheme.EAN18)
        .meter(meter)
        .channel(code)
        .commodity(volume ? Commodity.GAS : Commodity.ELECTRICITY)
        // gas only ever flows to the customer, whatever its register is called
        .direction(volume ? Direction.IMPORT : obis == null ? Direction.UNSTATED : obis.direction())
        .kind(SeriesKind.CUMULATIVE)
        .unit(unit)
        .zone(AMSTERDAM)
        .build();
  }
}
