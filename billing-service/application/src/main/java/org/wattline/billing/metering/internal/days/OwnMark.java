package org.wattline.billing.metering.internal.days;

import org.wattline.formats.Quality;
import org.wattline.formats.QualityMark;

/** Marks of values that are made here and not delivered, told by their codes. */
public enum OwnMark {
  /** Delivered. */
  NONE,
  /** Estimated for a gap. */
  ESTIMATE,
  /** Put, taken away or estimated anew by a person, in place of what was measured or missing. */
  EDIT,
  /** The same in place of what the operator had validated: only such a value replaces it again. */
  FINAL_EDIT;

  private static final String PREFIX = "VEE-";
  private static final String EDITED = "VEE-EDIT";
  private static final String EDITED_FINAL = "VEE-EDIT-FINAL";
  private static final String BY = ":";
  private static final String SCALED = "-SCALED";

  public static OwnMark of(QualityMark mark) {
    String code = mark.code();
    if (!code.startsWith(PREFIX)) {
      return NONE;
    }
    return code.startsWith(EDITED_FINAL) ? FINAL_EDIT : code.startsWith(EDITED) ? EDIT : ESTIMATE;
  }

  /** What an edit of a value with such a mark is. */
  public static OwnMark editing(QualityMark mark) {
    boolean told = mark.quality() == Quality.VALIDATED || mark.quality() == Quality.SUBSTITUTED;
    return of(mark) == FINAL_EDIT || of(mark) == NONE && told ? FINAL_EDIT : EDIT;
  }

  /** The mark of a value that a person put. */
  public QualityMark edited(Quality quality) {
    return QualityMark.of(quality, code());
  }

  /**
   * The mark of an estimate.
   *
   * @param method as {@code LIKE-DAY}
   * @param scaled whether registers set its level
   */
  public QualityMark estimated(String method, boolean scaled) {
    String head = this == NONE || this == ESTIMATE ? PREFIX : code() + BY;
    return QualityMark.of(Quality.ESTIMATED, head + method + (scaled ? SCALED : ""));
  }

  private String code() {
    return switch (this) {
      case EDIT -> EDITED;
      case FINAL_EDIT -> EDITED_FINAL;
      default -> throw new IllegalStateException("No edit: " + this);
    };
  }
}
