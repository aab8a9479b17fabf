package org.wattline.bills;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wattline.kernel.Exact;
import org.wattline.rating.proof.Formula;
import org.wattline.rating.proof.Measure;
import org.wattline.rating.proof.TierPart;
import org.wattline.rating.result.Line;

/**
 * Reads quantity times price out of a line's proof. A proof of another form has no parts: the
 * line's explanation tells it whole.
 */
final class PricedParts {
  /** Digits after the point of a number that has no end. */
  private static final int DIGITS = 12;

  private final Line line;
  private final List<BillDocument.Part> parts = new ArrayList<>();
  private boolean readable = true;

  private PricedParts(Line line) {
    this.line = line;
  }

  static List<BillDocument.Part> of(Line line) {
    PricedParts read = new PricedParts(line);
    read.read(line.formula());
    return read.readable ? List.copyOf(read.parts) : List.of();
  }

  /** A number as a bill shows it: exact where it ends, else to twelve digits. */
  static BigDecimal decimal(Exact value) {
    BigDecimal plain =
        value.isDecimal() ? value.toBigDecimal() : value.rounded(DIGITS, RoundingMode.HALF_EVEN);
    BigDecimal shortest = plain.stripTrailingZeros();
    return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
  }

  private void read(Formula formula) {
    switch (formula) {
      case Formula.Sum sum -> sum.of().forEach(this::read);
      case Formula.Product product -> product(product);
      case Formula.Tiered tiered -> tiered(tiered);
      case Formula.Price price -> part(price, Exact.ONE, null, price.value());
      default -> readable = false;
    }
  }

  private void product(Formula.Product product) {
    Formula.Price price = null;
    boolean tiered = false;
    Measure measure = null;
    Exact quantity = Exact.ONE;
    for (Formula factor : product.of()) {
      if (factor instanceof Formula.Price found && price == null) {
        price = found;
      } else {
        tiered |= factor instanceof Formula.Tiered;
        quantity = quantity.times(factor.value());
        measure = measure == null ? measureOf(factor) : measure;
      }
    }
    if (price == null || tiered) {
      readable = false;
    } else {
      part(price, quantity, measure, product.value());
    }
  }

  private static @Nullable Measure measureOf(Formula formula) {
    return switch (formula) {
      case Formula.Measured measured -> measured.measure();
      case Formula.Rounded rounded -> measureOf(rounded.of());
      case Formula.Product product -> first(product.of());
      case Formula.Sum sum -> first(sum.of());
      case Formula.Difference difference -> measureOf(difference.from());
      default -> null;
    };
  }

  private static @Nullable Measure first(List<Formula> formulas) {
    for (Formula each : formulas) {
      Measure found = measureOf(each);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private void part(Formula.Price price, Exact quantity, @Nullable Measure measure, Exact amount) {
    LocalDate from = measure == null ? line.from() : measure.from();
    LocalDate to = measure == null ? line.to() : measure.to();
    parts.add(
        new BillDocument.Part(
            from,
            to,
            price.period(),
            price.tier(),
            decimal(quantity),
            price.per().symbol(),
            decimal(price.value()),
            decimal(amount)));
  }

  private void tiered(Formula.Tiered tiered) {
    String unit = line.unit() == null ? "" : line.unit().symbol();
    for (TierPart each : tiered.parts()) {
      if (each.blocks() != null || !each.flat().isZero()) {
        readable = false;
        return;
      }
      parts.add(
          new BillDocument.Part(
              line.from(),
              line.to(),
              tiered.period(),
              each.tier(),
              decimal(each.quantity()),
              unit,
              decimal(each.price()),
              decimal(each.amount())));
    }
  }
}
