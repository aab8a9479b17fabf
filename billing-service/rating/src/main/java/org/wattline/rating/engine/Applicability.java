package org.wattline.rating.engine;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.wattline.kernel.Exact;
import org.wattline.kernel.LocalDateRange;
import org.wattline.kernel.Unit;
import org.wattline.rating.result.Refusal;
import org.wattline.rating.result.Unfit;
import org.wattline.rating.tariff.Coarser;
import org.wattline.rating.tariff.EnergyUnit;
import org.wattline.rating.tariff.Limit;
import org.wattline.rating.tariff.LimitOf;
import org.wattline.rating.tariff.TariffDocument;

/** Checks whether an account may have a tariff at all. */
final class Applicability {
  private final Run run;
  private final TariffDocument tariff;

  Applicability(Run run) {
    this.run = run;
    this.tariff = run.binding().tariff();
  }

  void check() {
    LocalDateRange period = run.binding().period();
    LocalDate from = tariff.from();
    LocalDate to = tariff.to();
    if (from != null && period.from().isBefore(from)) {
      refuse(Unfit.TOO_EARLY, period.from(), "", from.toString(), "");
    }
    if (to != null && period.to().isAfter(to)) {
      refuse(Unfit.TOO_LATE, to, "", to.toString(), "");
    }
    if (!tariff.customerClasses().isEmpty()) {
      checkClass(period);
    }
    tariff.limits().forEach(limit -> check(limit, period));
  }

  private void refuse(Unfit why, LocalDate day, String attribute, String allowed, String has) {
    run.refuse("", new Refusal.NotApplicable("", why, day, attribute, allowed, has));
  }

  private void checkClass(LocalDateRange period) {
    for (LocalDate day : days(period, cuts -> run.facts().addClassCuts(period, cuts))) {
      String customerClass = run.facts().classOn(day);
      if (customerClass == null || !tariff.customerClasses().contains(customerClass)) {
        refuse(
            Unfit.CLASS,
            day,
            "",
            String.join(", ", tariff.customerClasses()),
            customerClass == null ? "" : customerClass);
        return;
      }
    }
  }

  private static TreeSet<LocalDate> days(
      LocalDateRange period, Consumer<Collection<LocalDate>> cuts) {
    TreeSet<LocalDate> days = new TreeSet<>(List.of(period.from()));
    cuts.accept(days);
    return days;
  }

  private void check(Limit limit, LocalDateRange period) {
    String attribute = limit.attribute();
    try {
      if (attribute != null) {
        for (LocalDate day :
            days(period, cuts -> run.facts().addAttributeCuts(attribute, period, cuts))) {
          check(
              limit,
              Unfit.ATTRIBUTE_LOW,
              Unfit.ATTRIBUTE_HIGH,
              run.facts().numberOn(attribute, day, ""),
              day);
        }
        return;
      }
      for (CycleSpan span : run.binding().cycles().spans()) {
        int fromSegment = run.plan().segmentAt(span.part().from());
        int toSegment = run.plan().segmentAt(span.part().to());
        if (limit.of() == LimitOf.PEAK_KW) {
          check(
              limit,
              Unfit.PEAK_LOW,
              Unfit.PEAK_HIGH,
              peak(limit, fromSegment, toSegment),
              span.part().from());
        } else {
          check(
              limit,
              Unfit.ENERGY_LOW,
              Unfit.ENERGY_HIGH,
              energy(limit, fromSegment, toSegment),
              span.part().from());
        }
      }
    } catch (RefusedException refused) {
      run.refuse("", refused.refusal());
    }
  }

  private Exact peak(Limit limit, int fromSegment, int toSegment) {
    return run.measurements()
        .peak(
            Measurements.Asked.all(""),
            run.measurements().channel(limit.channel()),
            EnergyForms.DEMAND_WINDOW,
            Coarser.ACCEPT,
            Unit.KW,
            fromSegment,
            toSegment)
        .value();
  }

  private Exact energy(Limit limit, int fromSegment, int toSegment) {
    return run.measurements()
        .energy(
            Measurements.Asked.all(""),
            limit.channel(),
            fromSegment,
            toSegment,
            EnergyUnit.KWH,
            Coarser.ACCEPT)
        .value();
  }

  private void check(Limit limit, Unfit low, Unfit high, Exact value, LocalDate day) {
    String attribute = Objects.requireNonNullElse(limit.attribute(), "");
    Exact min = limit.min();
    Exact max = limit.max();
    if (min != null && value.compareTo(min) < 0) {
      refuse(low, day, attribute, min.toString(), value.toString());
    } else if (max != null && value.compareTo(max) > 0) {
      refuse(high, day, attribute, max.toString(), value.toString());
    }
  }
}
