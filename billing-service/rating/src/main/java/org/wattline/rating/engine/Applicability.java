package org.wattline.rating.engine;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.wattline.kernel.Exact;
import org.wattline.kernel.LocalDateRange;
import org.wattline.kernel.Unit;
import org.wattline.rating.result.Refusal;
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
      refuse("The tariff cannot be billed before " + from);
    }
    if (to != null && period.to().isAfter(to)) {
      refuse("The tariff cannot be billed from " + to + " on");
    }
    if (!tariff.customerClasses().isEmpty()) {
      checkClass(period);
    }
    tariff.limits().forEach(limit -> check(limit, period));
  }

  private void refuse(String why) {
    run.refuse("", new Refusal.NotApplicable("", why));
  }

  private void checkClass(LocalDateRange period) {
    for (LocalDate day : days(period, cuts -> run.facts().addClassCuts(period, cuts))) {
      String customerClass = run.facts().classOn(day);
      if (customerClass == null || !tariff.customerClasses().contains(customerClass)) {
        refuse(
            "The tariff is for "
                + String.join(", ", tariff.customerClasses())
                + ", and on "
                + day
                + " the account is "
                + (customerClass == null ? "of no class" : "'" + customerClass + "'"));
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
          check(limit, attribute, run.facts().numberOn(attribute, day, ""), day);
        }
        return;
      }
      for (CycleSpan span : run.binding().cycles().spans()) {
        int fromSegment = run.plan().segmentAt(span.part().from());
        int toSegment = run.plan().segmentAt(span.part().to());
        if (limit.of() == LimitOf.PEAK_KW) {
          check(limit, "peak in kW", peak(limit, fromSegment, toSegment), span.part().from());
        } else {
          check(limit, "energy in kWh", energy(limit, fromSegment, toSegment), span.part().from());
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

  private void check(Limit limit, String what, Exact value, LocalDate day) {
    Exact min = limit.min();
    Exact max = limit.max();
    if (min != null && value.compareTo(min) < 0) {
      refuse(
          "The tariff is for a "
              + what
              + " of at least "
              + min
              + ", and from "
              + day
              + " it is "
              + value);
    } else if (max != null && value.compareTo(max) > 0) {
      refuse(
          "The tariff is for a "
              + what
              + " of at most "
              + max
              + ", and from "
              + day
              + " it is "
              + value);
    }
  }
}
