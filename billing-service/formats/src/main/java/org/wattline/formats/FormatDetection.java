package org.wattline.formats;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wattline.formats.csv.CsvMapping;
import org.wattline.formats.csv.CsvReader;
import org.wattline.formats.csv.ReadyMappings;
import org.wattline.formats.edifact.MsconsReader;
import org.wattline.formats.espi.EspiReader;
import org.wattline.formats.hub.CimReader;
import org.wattline.formats.hub.DatadisReader;
import org.wattline.formats.hub.EdaReader;
import org.wattline.formats.hub.EnedisReader;
import org.wattline.formats.hub.EnerginetReader;
import org.wattline.formats.hub.FingridReader;
import org.wattline.formats.hub.FluviusReader;
import org.wattline.formats.hub.MijnAansluitingReader;
import org.wattline.formats.json.BulkJsonReader;
import org.wattline.formats.nem.NemReader;
import org.wattline.formats.p1.P1Reader;
import org.wattline.formats.stream.JsonCursor;
import org.wattline.formats.stream.Quoted;
import org.wattline.formats.stream.TextBytes;
import org.wattline.formats.stream.XmlCursor;
import org.wattline.formats.uff.D0010Reader;

/** Tells a document's format from its first bytes. */
public final class FormatDetection {

  /** First bytes that are enough to tell. */
  public static final int HEAD = 1 << 15;

  private static final Pattern NEM =
      Pattern.compile("^(\"?100\"?\\s*,\\s*\"?NEM|\"?[23]00\"?,|\"?250\"?,)");
  private static final Pattern NEM13 = Pattern.compile("^(\"?100\"?\\s*,\\s*\"?NEM13|\"?250\"?,)");
  private static final Pattern TELEGRAM =
      Pattern.compile("(^|\\n)/[A-Za-z0-9]{3}[^\\n]{1,60}\\r?\\n");

  private FormatDetection() {}

  /**
   * Tells the format.
   *
   * @param head the first {@link #HEAD} bytes, or all of a shorter document
   * @param mappings mappings of CSV that are known beside the ready ones
   * @throws FormatRefusedException when it is none that has a reader, or already unsafe
   */
  public static Format detect(byte[] head, List<CsvMapping> mappings)
      throws IOException, FormatRefusedException {
    byte[] plain =
        TextBytes.open(new ByteArrayInputStream(head), StandardCharsets.UTF_8).readNBytes(HEAD);
    String text = new String(plain, StandardCharsets.ISO_8859_1);
    String start = text.stripLeading();
    if (start.isEmpty()) {
      throw new FormatRefusedException(
          RefusalReason.TRUNCATED, Place.DOCUMENT, "The document is empty.");
    }
    Format format =
        switch (start.charAt(0)) {
          case '<' -> xml(head);
          case '{', '[' -> json(plain);
          default -> lines(start, head, plain, mappings);
        };
    if (format == null) {
      throw new FormatRefusedException(
          RefusalReason.UNKNOWN_FORMAT,
          Place.DOCUMENT,
          "The first bytes are of no format known here: "
              + Quoted.of(start)
              + ". A CSV with other columns needs a mapping: declare one and replay the delivery.");
    }
    return format;
  }

  /** The same where no other mapping of CSV is known. */
  public static Format detect(byte[] head) throws IOException, FormatRefusedException {
    return detect(head, List.of());
  }

  private static @Nullable Format lines(
      String start, byte[] head, byte[] plain, List<CsvMapping> mappings)
      throws IOException, FormatRefusedException {
    if (start.startsWith("UNA") || start.startsWith("UNB")) {
      return Format.MSCONS;
    }
    if (start.startsWith("ZHV|") || start.startsWith("ZHF|")) {
      return Format.D0010;
    }
    if (NEM.matcher(start).find()) {
      return NEM13.matcher(start).find() ? Format.NEM13 : Format.NEM12;
    }
    if (CsvReader.knows(head, mappings) || ReadyMappings.knows(plain)) {
      return Format.CSV;
    }
    return TELEGRAM.matcher(start).find() ? Format.P1 : null;
  }

  private static Format xml(byte[] head) throws IOException, FormatRefusedException {
    XmlCursor xml = XmlCursor.open(new ByteArrayInputStream(head));
    try {
      String namespace = xml.namespace();
      if (namespace.startsWith(EdaReader.EDA)) {
        return Format.EDA_CONSUMPTION_RECORD;
      }
      if (namespace.contains("VHD") || xml.name().contains("ValidatedHistoricalData")) {
        return Format.CIM_VHD;
      }
      boolean atom = namespace.equals(EspiReader.ATOM) || namespace.startsWith("http://naesb.org/");
      if (atom || xml.name().equals("feed")) {
        return Format.GREEN_BUTTON;
      }
      throw new FormatRefusedException(
          RefusalReason.UNKNOWN_FORMAT,
          xml.place(xml.name()),
          "The XML document is "
              + Quoted.of("{" + namespace + "}" + xml.name())
              + ", which is no kind of meter data known here.");
    } finally {
      xml.close();
    }
  }

  /** The first names that say enough; the head may end within the document. */
  private static @Nullable Format json(byte[] plain) throws IOException, FormatRefusedException {
    @Nullable Format[] found = new @Nullable Format[1];
    JsonCursor json = JsonCursor.open(new ByteArrayInputStream(plain));
    try {
      if (json.onArray()) {
        json.items(() -> name(json, found));
      } else {
        name(json, found);
      }
    } catch (Found e) {
      return found[0];
    } catch (FormatRefusedException e) {
      if (e.reason() != RefusalReason.TRUNCATED && e.reason() != RefusalReason.MALFORMED) {
        throw e;
      }
    } finally {
      json.close();
    }
    return found[0];
  }

  /** Ends the walk once a name has told enough. */
  private static final class Found extends IOException {
    private static final long serialVersionUID = 1L;

    @Override
    public synchronized Throwable fillInStackTrace() {
      return this;
    }
  }

  private static void name(JsonCursor json, @Nullable Format[] found)
      throws IOException, FormatRefusedException {
    json.fields(
        name -> {
          Format format =
              switch (name) {
                case "format" -> Format.WATTLINE_JSON;
                case "meter_reading", "customer_id" -> Format.ENEDIS_JSON;
                case "MyEnergyData_MarketDocument", "result" -> Format.ENERGINET_JSON;
                case "cups", "timeCurve" -> Format.DATADIS_JSON;
                case "MarketEvaluationPoint", "meteringPoints", "supplierEanCode" ->
                    Format.MIJN_AANSLUITING_JSON;
                case "data" -> Format.FLUVIUS_JSON;
                default -> name.startsWith("Retrieve") ? Format.FINGRID_JSON : null;
              };
          if (format != null) {
            found[0] = format;
            throw new Found();
          }
          json.skip();
        });
  }

  /** The reader of a format. */
  public static MeterDataReader readerOf(Format format) {
    return switch (format) {
      case CSV -> new CsvReader();
      case GREEN_BUTTON -> new EspiReader();
      case NEM12, NEM13 -> new NemReader();
      case MSCONS -> new MsconsReader();
      case D0010 -> new D0010Reader();
      case P1 -> new P1Reader();
      case WATTLINE_JSON -> new BulkJsonReader();
      case FLUVIUS_JSON -> new FluviusReader();
      case DATADIS_JSON -> new DatadisReader();
      case ENERGINET_JSON -> new EnerginetReader();
      case ENEDIS_JSON -> new EnedisReader();
      case FINGRID_JSON -> new FingridReader();
      case MIJN_AANSLUITING_JSON -> new MijnAansluitingReader();
      case EDA_CONSUMPTION_RECORD -> new EdaReader();
      case CIM_VHD -> new CimReader();
    };
  }
}
