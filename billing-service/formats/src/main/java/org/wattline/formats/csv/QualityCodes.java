package org.wattline.formats.csv;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wattline.formats.FormatRefusedException;
import org.wattline.formats.MeterDataDelivery;
import org.wattline.formats.Quality;
import org.wattline.formats.QualityMark;
import org.wattline.formats.stream.DelimitedRows;

/** Turns the quality cells of a row into a mark, remembering the last one. */
final class QualityCodes {

  /** The code is not in the mapping. */
  static final int UNKNOWN = -1;

  private final MeterDataDelivery delivery;
  private final Map<String, Quality> codes = new HashMap<>();
  private final Map<String, Quality> detailCodes = new HashMap<>();
  private final Quality empty;
  private final boolean given;
  private final int detail;
  private final int noCode;
  private final int missing;
  private byte[] lastCode = new byte[0];
  private byte[] lastDetail = new byte[0];
  private int lastMark = UNKNOWN;
  private int lastMissing = UNKNOWN;
  private boolean hasLast;

  QualityCodes(QualityColumn column, int detailIndex, MeterDataDelivery delivery)
      throws FormatRefusedException {
    this.delivery = delivery;
    column.codes().forEach((code, word) -> codes.put(fold(code), word));
    column.detailCodes().forEach((code, word) -> detailCodes.put(fold(code), word));
    this.empty = column.empty();
    this.given = column.column() != null;
    this.detail = detailIndex;
    this.noCode = delivery.mark(QualityMark.of(empty, ""));
    this.missing = delivery.mark(QualityMark.MISSING);
  }

  /**
   * The mark of a value.
   *
   * @param field the quality's column, or -1
   * @param hasValue whether the value cell holds something
   */
  int mark(DelimitedRows rows, int field, boolean hasValue) throws FormatRefusedException {
    if (field < 0 || (!given && detail < 0 && rows.isEmpty(field))) {
      return hasValue ? noCode : missing;
    }
    byte[] b = rows.bytes();
    boolean inRow = field < rows.size();
    int from = inRow ? rows.start(field) : 0;
    int to = inRow ? rows.end(field) : 0;
    boolean hasDetail = detail >= 0 && detail < rows.size();
    int detailFrom = hasDetail ? rows.start(detail) : 0;
    int detailTo = hasDetail ? rows.end(detail) : 0;
    if (!hasLast
        || !Arrays.equals(lastCode, 0, lastCode.length, b, from, to)
        || !Arrays.equals(lastDetail, 0, lastDetail.length, b, detailFrom, detailTo)) {
      lastCode = Arrays.copyOfRange(b, from, to);
      lastDetail = Arrays.copyOfRange(b, detailFrom, detailTo);
      resolve(rows.text(field), hasDetail ? rows.text(detail) : "");
    }
    return hasValue ? lastMark : lastMissing;
  }

  private void resolve(String code, String detailText) throws FormatRefusedException {
    @Nullable Quality word = code.isEmpty() ? empty : codes.get(fold(code));
    lastMissing = delivery.mark(new QualityMark(Quality.MISSING, code, detailText));
    if (word == null) {
      lastMark = UNKNOWN;
    } else {
      Quality overruling = detailCodes.get(fold(detailText));
      boolean good = word == Quality.VALIDATED || word == Quality.MEASURED;
      Quality settled = good && overruling != null ? overruling : word;
      lastMark = delivery.mark(new QualityMark(settled, code, detailText));
    }
    hasLast = true;
  }

  private static String fold(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }
}
