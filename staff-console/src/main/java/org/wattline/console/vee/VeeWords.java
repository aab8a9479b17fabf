package org.wattline.console.vee;

import com.vaadin.flow.component.Component;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.wattline.billing.contract.vee.ExceptionSeverity;
import org.wattline.billing.contract.vee.VeeException;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.Badge;

/** Exceptions in the reader's words. */
final class VeeWords {
  private static final int KILO = 3;

  private VeeWords() {}

  static String rule(Component here, String rule) {
    return here.getTranslation("vee.rule." + rule);
  }

  static String days(Component here, VeeException of) {
    Formats formats = Formats.here();
    LocalDate last = of.to().minusDays(1);
    return of.from().equals(last)
        ? formats.date(of.from())
        : here.getTranslation("vee.days", formats.date(of.from()), formats.date(last));
  }

  static String stake(long quantity, String unit) {
    Formats formats = Formats.here();
    return unit.equals("Wh")
        ? formats.energy(quantity)
        : formats.quantity(BigDecimal.valueOf(quantity, KILO), "m³");
  }

  static String age(Component here, int days) {
    return days == 0
        ? here.getTranslation("vee.age.today")
        : here.getTranslation("vee.age.days", days);
  }

  static Badge severity(Component here, ExceptionSeverity severity) {
    return new Badge(
        here.getTranslation("vee.severity." + severity.name().toLowerCase(java.util.Locale.ROOT)),
        switch (severity) {
          case ERROR -> Badge.Tone.DANGER;
          case WARNING -> Badge.Tone.WARNING;
          case NOTICE -> Badge.Tone.NEUTRAL;
        });
  }
}
