package org.wattline.billing.metering.internal.vee;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.wattline.billing.metering.internal.usage.RegisterHistory.Step;
import org.wattline.vee.Finding;
import org.wattline.vee.Particular;
import org.wattline.vee.Saying;
import org.wattline.vee.Severity;

/**
 * What is wrong with a register's reads themselves, told from one read to the next: a register that
 * goes backwards, one that turned over, and one that counted far more a day than it usually does.
 */
final class ReadRules {
  static final String BACKWARDS = "read-backwards";
  static final String TURNED_OVER = "read-rollover";
  static final String HIGH = "read-high";

  /** A day's use is held against the median of so many steps before. */
  private static final int REMEMBERED = 13;

  /** With fewer nothing is usual yet. */
  private static final int ENOUGH = 3;

  /** Heating takes four times the median of a year in its coldest month. */
  private static final int TIMES = 6;

  private ReadRules() {}

  /**
   * What is found in steps, of which those before {@code judged} are only remembered.
   *
   * @param judged the first step that is judged
   */
  static List<Finding> judge(List<Step> steps, int judged) {
    List<Finding> found = new ArrayList<>();
    for (int i = judged; i < steps.size(); i++) {
      Step step = steps.get(i);
      Long quantity = step.quantity();
      if (quantity == null) {
        found.add(
            finding(
                step,
                BACKWARDS,
                Severity.ERROR,
                0,
                Saying.of(BACKWARDS, stand(step.before()), stand(step.after()))));
        continue;
      }
      if (step.turnedOver()) {
        found.add(
            finding(
                step,
                TURNED_OVER,
                Severity.NOTICE,
                quantity,
                Saying.of(TURNED_OVER, stand(step.before()), stand(step.after()))));
      }
      long usual = usual(steps.subList(Math.max(0, i - REMEMBERED), i));
      long days = days(step);
      if (usual > 0 && quantity / days > TIMES * usual) {
        found.add(
            finding(
                step,
                HIGH,
                Severity.WARNING,
                quantity - usual * days,
                Saying.of(
                    HIGH, stand(step.before()), stand(step.after()), Particular.count(TIMES))));
      }
    }
    return found;
  }

  private static Finding finding(
      Step step, String code, Severity severity, long atStake, Saying saying) {
    return new Finding(
        code,
        severity,
        day(step.from()),
        day(step.from()) + (int) days(step),
        0,
        0,
        Math.max(0, atStake),
        saying);
  }

  private static Particular stand(BigDecimal register) {
    return new Particular(Particular.Kind.STAND, register.toPlainString());
  }

  static int day(LocalDate day) {
    return (int) day.toEpochDay();
  }

  /** At least one: a register may be read twice a day. */
  static long days(Step step) {
    return Math.max(1, step.to().toEpochDay() - step.from().toEpochDay());
  }

  /** The median of a day's use; 0 where too little is known. */
  private static long usual(List<Step> before) {
    List<Long> daily = new ArrayList<>();
    for (Step step : before) {
      Long quantity = step.quantity();
      if (quantity != null) {
        daily.add(quantity / days(step));
      }
    }
    if (daily.size() < ENOUGH) {
      return 0;
    }
    daily.sort(null);
    return daily.get(daily.size() / 2);
  }
}
