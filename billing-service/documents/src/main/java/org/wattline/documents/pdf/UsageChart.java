package org.wattline.documents.pdf;

import java.awt.Color;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wattline.documents.Letter.MonthOfUse;

/**
 * Months of use beside the same months of the year before, and a sentence that says what it shows.
 */
final class UsageChart {
  private static final float TALL = 110;
  private static final Color BEFORE = new Color(0xafb8c1);

  private final Sheet sheet;
  private final TaggedPdf pdf;
  private final Words words;
  private final List<MonthOfUse> months;

  UsageChart(Sheet sheet) {
    this.sheet = sheet;
    this.pdf = sheet.pdf;
    this.words = sheet.words;
    this.months = sheet.letter.usage();
  }

  void set() {
    sheet.heading("H2", 14, words.of("usage.title"));
    String finding = finding();
    sheet.paragraph(finding, sheet.span());
    BigDecimal most =
        months.stream()
            .flatMap(m -> Stream.of(m.kwh(), m.kwhYearBefore()))
            .filter(Objects::nonNull)
            .max(BigDecimal::compareTo)
            .orElse(BigDecimal.ZERO);
    if (most.signum() <= 0) {
      return;
    }
    float base = sheet.y + 22 + TALL;
    float each = sheet.span() / Math.max(13, months.size());
    try (var part = pdf.figure(finding)) {
      pdf.drawn(
          painting -> {
            painting.line(sheet.left(), base, sheet.right(), base, 0.5f, Sheet.RULE);
            for (int i = 0; i < months.size(); i++) {
              MonthOfUse month = months.get(i);
              float x = sheet.left() + i * each;
              column(
                  painting,
                  x + each * 0.12f,
                  base,
                  each * 0.34f,
                  tall(month.kwhYearBefore(), most),
                  BEFORE);
              column(
                  painting,
                  x + each * 0.5f,
                  base,
                  each * 0.38f,
                  tall(month.kwh(), most),
                  sheet.brand);
            }
          });
    }
    labels(base, each);
    legend(base + 30);
    sheet.y = base + 48;
  }

  /** The title of the chart: what the last month shows against a year before. */
  private String finding() {
    MonthOfUse last = months.getLast();
    if (last.kwh() == null) {
      return words.of("usage.unknown");
    }
    String used = words.rounded(last.kwh());
    if (last.kwhYearBefore() == null || last.kwhYearBefore().signum() <= 0) {
      return words.of("usage.only", used);
    }
    int comparison = last.kwh().compareTo(last.kwhYearBefore());
    String key = comparison > 0 ? "usage.more" : comparison < 0 ? "usage.less" : "usage.same";
    return words.of(key, used, words.rounded(last.kwhYearBefore()));
  }

  private static float tall(@Nullable BigDecimal kwh, BigDecimal most) {
    return kwh == null ? 0 : Math.max(0, TALL * kwh.floatValue() / most.floatValue());
  }

  private static void column(
      Painting painting, float x, float base, float width, float tall, Color color) {
    if (tall > 0) {
      painting.fill(x, base - tall, width, tall, color);
    }
  }

  private void labels(float base, float each) {
    try (var part = pdf.part("P")) {
      for (int i = 0; i < months.size(); i++) {
        MonthOfUse month = months.get(i);
        float x = sheet.left() + i * each + each * 0.12f;
        pdf.text(x, base + 11, Face.REGULAR, 7, Sheet.QUIET, words.month(month.month()));
      }
    }
  }

  private void legend(float y) {
    pdf.decoration(
        painting -> {
          painting.fill(sheet.left(), y - 7, 8, 8, sheet.brand);
          painting.fill(sheet.left() + 170, y - 7, 8, 8, BEFORE);
        });
    try (var part = pdf.part("P")) {
      pdf.text(sheet.left() + 13, y, Face.REGULAR, Sheet.SMALL, Sheet.QUIET, words.of("usage.now"));
      pdf.text(
          sheet.left() + 183, y, Face.REGULAR, Sheet.SMALL, Sheet.QUIET, words.of("usage.before"));
    }
  }
}
