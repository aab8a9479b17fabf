package org.wattline.console.vee;

import com.vaadin.flow.component.Component;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.vee.ExceptionSeverity;
import org.wattline.billing.contract.vee.ExceptionState;
import org.wattline.billing.contract.vee.Saying;
import org.wattline.billing.contract.vee.VeeException;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.Badge;

/** Exceptions in the reader's words. */
public final class VeeWords {
  private static final int KILO = 3;

  /** Who settles what nobody has to look at. */
  private static final String SELF = "VEE";

  private VeeWords() {}

  static String rule(Component here, String rule) {
    return here.getTranslation("vee.rule." + rule);
  }

  /** What is wrong, in the reader's language where the finding has its particulars. */
  public static String sentence(Component here, VeeException of) {
    Saying saying = of.saying();
    return saying == null
        ? of.sentence()
        : here.getTranslation(
            "vee.said." + saying.key(),
            saying.particulars().stream().map(VeeWords::told).toArray());
  }

  private static String told(Saying.Particular of) {
    Formats formats = Formats.here();
    return switch (of.kind()) {
      case WATT_HOURS -> formats.quantityExact(thousandth(of), "kWh");
      case WATTS -> formats.quantityExact(thousandth(of), "kW");
      case LITRES -> formats.quantityExact(thousandth(of), "m³");
      case LITRES_AN_HOUR -> formats.quantityExact(thousandth(of), "m³/h");
      case COUNT -> formats.count(Long.parseLong(of.value()));
      case DAY -> formats.date(LocalDate.parse(of.value()));
      case CLOCK, STAND, TEXT -> of.value();
    };
  }

  private static BigDecimal thousandth(Saying.Particular of) {
    return new BigDecimal(of.value()).movePointLeft(KILO);
  }

  /** Who settled it; the rules themselves where nobody had to. */
  static @Nullable String closedBy(Component here, VeeException of) {
    return SELF.equals(of.closedBy()) ? here.getTranslation("vee.self") : of.closedBy();
  }

  /** Why it was settled as it was. */
  static @Nullable String reason(Component here, VeeException of) {
    return SELF.equals(of.closedBy()) && of.state() == ExceptionState.RESOLVED
        ? here.getTranslation("vee.inorder")
        : of.reason();
  }

  /** The days that it is about. */
  public static String days(Component here, VeeException of) {
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

  /** How bad it is, in a word. */
  public static Badge severity(Component here, ExceptionSeverity severity) {
    return new Badge(
        here.getTranslation("vee.severity." + severity.name().toLowerCase(java.util.Locale.ROOT)),
        switch (severity) {
          case ERROR -> Badge.Tone.DANGER;
          case WARNING -> Badge.Tone.WARNING;
          case NOTICE -> Badge.Tone.NEUTRAL;
        });
  }
}
