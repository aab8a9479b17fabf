package org.wattline.rating.urdb;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.wattline.rating.urdb.UrdbRate.Lookback;

/** Reads how a rate measures demand and which earlier peaks it remembers. */
final class UrdbPeaks {
  private static final int MONTHS = 12;

  private final UrdbFields fields;

  UrdbPeaks(UrdbFields fields) {
    this.fields = fields;
  }

  /** Which table of flat demand holds in each month. */
  List<Integer> flatMonths(int tables) {
    List<BigDecimal> months = fields.numbers("flatdemandmonths", MONTHS);
    if (tables == 0) {
      return List.of();
    }
    if (months.isEmpty()) {
      if (tables == 1 && !fields.has("flatdemandmonths")) {
        fields.condition(
            "flatdemandstructure",
            "has one table and no flatdemandmonths: it is read as holding in every month.");
        return Collections.nCopies(MONTHS, 0);
      }
      fields.invalid(
          fields.pointer("flatdemandstructure"),
          "needs flatdemandmonths to say which table holds when");
      return Collections.nCopies(MONTHS, 0);
    }
    List<Integer> indexes = new ArrayList<>(MONTHS);
    for (int m = 0; m < MONTHS; m++) {
      BigDecimal index = months.get(m).stripTrailingZeros();
      if (index.scale() > 0
          || index.signum() < 0
          || index.compareTo(BigDecimal.valueOf(tables)) >= 0) {
        fields.invalid(
            fields.pointer("flatdemandmonths") + "/" + m,
            "names table " + index.toPlainString() + ", and there are " + tables + " from 0");
        indexes.add(0);
      } else {
        indexes.add(index.intValueExact());
      }
    }
    return indexes;
  }

  /** Minutes over which demand is measured. */
  Optional<Integer> window() {
    return fields
        .number("demandwindow")
        .flatMap(
            minutes -> {
              for (int known : new int[] {5, 10, 15, 20, 30, 60}) {
                if (minutes.compareTo(BigDecimal.valueOf(known)) == 0) {
                  return Optional.of(known);
                }
              }
              fields.notRepresented(
                  "demandwindow",
                  "measures demand over "
                      + minutes.toPlainString()
                      + " minutes; 5, 10, 15, 20, 30 and 60 can be computed.");
              return Optional.empty();
            });
  }

  /** The share of each month's peak that stays for the eleven months after it; empty: none. */
  List<BigDecimal> ratchet() {
    List<BigDecimal> shares = fields.numbers("demandratchetpercentage", MONTHS);
    if (shares.stream().allMatch(share -> share.signum() == 0)) {
      return List.of();
    }
    for (BigDecimal share : shares) {
      if (share.signum() < 0 || share.compareTo(BigDecimal.valueOf(100)) > 0) {
        fields.invalid(
            fields.pointer("demandratchetpercentage"), "holds a share outside 0 to 100 %");
        return List.of();
      }
    }
    boolean fraction = shares.stream().allMatch(share -> share.compareTo(BigDecimal.ONE) <= 0);
    fields.condition(
        "demandratchetpercentage",
        "keeps a share of each month's peak for the eleven months after it; "
            + (fraction
                ? "values up to 1 are read as fractions."
                : "values are read as per cent."));
    return fraction ? shares : shares.stream().map(share -> share.movePointLeft(2)).toList();
  }

  /** The share of past peaks that a month cannot fall below. */
  Optional<Lookback> lookback() {
    Optional<BigDecimal> percent =
        fields.number("lookbackpercent").filter(share -> share.signum() != 0);
    Optional<BigDecimal> range = fields.number("lookbackrange");
    List<BigDecimal> listed = fields.numbers("lookbackmonths", MONTHS);
    if (percent.isEmpty()) {
      return Optional.empty();
    }
    BigDecimal share =
        percent.get().compareTo(BigDecimal.ONE) <= 0
            ? percent.get()
            : percent.get().movePointLeft(2);
    boolean months = listed.stream().anyMatch(flag -> flag.signum() != 0);
    int span = range.filter(n -> n.signum() > 0).map(BigDecimal::intValue).orElse(months ? 12 : 11);
    if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0 || span > 36) {
      fields.invalid(
          fields.pointer("lookbackpercent"), "is no share of past peaks over 36 months or less");
      return Optional.empty();
    }
    fields.condition(
        "lookbackpercent",
        "keeps "
            + share.movePointRight(2).stripTrailingZeros().toPlainString()
            + " % of the highest peak of the "
            + span
            + " months before"
            + (months ? ", of the months listed in lookbackmonths only." : "."));
    return Optional.of(
        new Lookback(
            share,
            span,
            IntStream.range(0, MONTHS)
                .mapToObj(m -> !months || listed.get(m).signum() != 0)
                .toList(),
            fields.pointer("lookbackpercent")));
  }
}
