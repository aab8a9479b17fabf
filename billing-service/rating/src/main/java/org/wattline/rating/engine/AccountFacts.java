package org.wattline.rating.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.wattline.kernel.Exact;
import org.wattline.kernel.LocalDateRange;
import org.wattline.rating.context.DatedText;
import org.wattline.rating.context.RatingContext;
import org.wattline.rating.result.Refusal;
import org.wattline.rating.tariff.Condition;

/** What decides prices and taxes of an account: its classes, attributes and coupons, day by day. */
final class AccountFacts {
  private final RatingContext context;

  AccountFacts(RatingContext context) {
    this.context = context;
  }

  @Nullable String classOn(LocalDate day) {
    return last(context.classes(), day);
  }

  @Nullable String attributeOn(String name, LocalDate day) {
    return last(context.attributes().getOrDefault(name, List.of()), day);
  }

  /** The value that holds on a day: of several the one written last. */
  private static @Nullable String last(List<DatedText> values, LocalDate day) {
    String found = null;
    for (DatedText value : values) {
      if (value.covers(day)) {
        found = value.value();
      }
    }
    return found;
  }

  /**
   * A numeric attribute.
   *
   * @throws RefusedException when it is not there or no number
   */
  Exact numberOn(String name, LocalDate day, String component) {
    String text = attributeOn(name, day);
    if (text != null) {
      try {
        return Exact.parse(text);
      } catch (NumberFormatException noNumber) {
        // refused below, as an attribute that is not there
      }
    }
    throw new RefusedException(new Refusal.MissingAttribute(component, name, day));
  }

  boolean meets(Condition condition, LocalDate day) {
    String coupon = condition.coupon();
    if (coupon != null
        && context.coupons().stream()
            .noneMatch(held -> held.value().equals(coupon) && held.covers(day))) {
      return false;
    }
    if (!condition.classes().isEmpty()) {
      String customerClass = classOn(day);
      if (customerClass == null || !condition.classes().contains(customerClass)) {
        return false;
      }
    }
    return condition.attributes().entrySet().stream()
        .allMatch(
            entry -> {
              String value = attributeOn(entry.getKey(), day);
              return value != null && entry.getValue().accepts(value);
            });
  }

  /** The days of a range on which a condition may change. */
  void addCuts(Condition condition, LocalDateRange range, Collection<LocalDate> cuts) {
    if (!condition.classes().isEmpty()) {
      addClassCuts(range, cuts);
    }
    if (condition.coupon() != null) {
      addCuts(context.coupons(), range, cuts);
    }
    condition.attributes().keySet().forEach(name -> addAttributeCuts(name, range, cuts));
  }

  void addClassCuts(LocalDateRange range, Collection<LocalDate> cuts) {
    addCuts(context.classes(), range, cuts);
  }

  void addAttributeCuts(String name, LocalDateRange range, Collection<LocalDate> cuts) {
    addCuts(context.attributes().getOrDefault(name, List.of()), range, cuts);
  }

  /** Days divided where an attribute may change; undivided where none is named. */
  List<LocalDateRange> stretches(@Nullable String attribute, LocalDateRange days) {
    if (attribute == null) {
      return List.of(days);
    }
    TreeSet<LocalDate> cuts = new TreeSet<>(List.of(days.from(), days.to()));
    addAttributeCuts(attribute, days, cuts);
    List<LocalDateRange> all = new ArrayList<>();
    for (LocalDate from = days.from(); from.isBefore(days.to()); ) {
      LocalDate to = Objects.requireNonNull(cuts.higher(from));
      all.add(new LocalDateRange(from, to));
      from = to;
    }
    return all;
  }

  private static void addCuts(
      List<DatedText> values, LocalDateRange range, Collection<LocalDate> cuts) {
    for (DatedText value : values) {
      LocalDate from = value.from();
      LocalDate to = value.to();
      if (from != null && range.contains(from)) {
        cuts.add(from);
      }
      if (to != null && range.contains(to)) {
        cuts.add(to);
      }
    }
  }
}
