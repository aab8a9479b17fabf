package org.wattline.formats;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wattline.formats.csv.CsvMapping;

/**
 * What a reader needs to know beside the bytes.
 *
 * @param zone the zone of local times in formats that do not fix it; null lets such formats use
 *     their own default, or refuse when they have none
 * @param csvMapping how to read a CSV; null lets the header choose among the mappings known
 * @param csvMappings mappings that a header may choose beside the ready ones, tried before them and
 *     in this order; those of files without header are passed over
 * @param counts what to do when a document announces more records or segments than it holds
 * @param received when the document arrived: the time of readings in formats that carry none (P1
 *     telegrams before version 4); null makes such readings rejections
 * @param limits bounds on size and memory
 */
public record ReadSettings(
    @Nullable ZoneId zone,
    @Nullable CsvMapping csvMapping,
    List<CsvMapping> csvMappings,
    AnnouncedCounts counts,
    @Nullable Instant received,
    Limits limits) {

  public ReadSettings {
    csvMappings = List.copyOf(csvMappings);
  }

  /** What to do when a trailer announces more than the document holds. */
  public enum AnnouncedCounts {
    /** Refuse: something was lost on the way. */
    REFUSE,
    /** Read what is there and remark on it: for senders whose counters are known to be wrong. */
    REMARK
  }

  /**
   * Bounds, each far beyond honest documents.
   *
   * @param documentBytes bytes of one document, unpacked
   * @param archiveBytes bytes of a whole archive, unpacked
   * @param archiveEntries documents in one archive
   * @param expansion how many times its packed size an archive may grow, beyond the first 16 MiB
   * @param series series in one document
   * @param heldBack values that wait in memory for a meaning which comes later in the document
   */
  public record Limits(
      long documentBytes,
      long archiveBytes,
      int archiveEntries,
      int expansion,
      int series,
      int heldBack) {

    /** 16 GiB a document, 64 GiB and 20,000 documents an archive, 200-fold, a million series. */
    public static final Limits DEFAULT =
        new Limits(16L << 30, 64L << 30, 20_000, 200, 1_000_000, 1_000_000);
  }

  /** No zone, no mapping, counts enforced, default limits. */
  public static ReadSettings defaults() {
    return new ReadSettings(null, null, List.of(), AnnouncedCounts.REFUSE, null, Limits.DEFAULT);
  }

  public ReadSettings withZone(ZoneId value) {
    return new ReadSettings(value, csvMapping, csvMappings, counts, received, limits);
  }

  public ReadSettings withCsvMapping(CsvMapping value) {
    return new ReadSettings(zone, value, csvMappings, counts, received, limits);
  }

  public ReadSettings withCsvMappings(List<CsvMapping> values) {
    return new ReadSettings(zone, csvMapping, values, counts, received, limits);
  }

  public ReadSettings withCounts(AnnouncedCounts value) {
    return new ReadSettings(zone, csvMapping, csvMappings, value, received, limits);
  }

  public ReadSettings withReceived(Instant value) {
    return new ReadSettings(zone, csvMapping, csvMappings, counts, value, limits);
  }

  public ReadSettings withLimits(Limits value) {
    return new ReadSettings(zone, csvMapping, csvMappings, counts, received, value);
  }
}
