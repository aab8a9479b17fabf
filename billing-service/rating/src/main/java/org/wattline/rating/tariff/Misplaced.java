package org.wattline.rating.tariff;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wattline.rating.json.Doc;

/** Why a price that should beat another finds none to beat. */
public enum Misplaced {
  @Doc("There is no such component")
  COMPONENT,
  @Doc("The component has no dated prices: its amounts, bands or lines are no prices to beat")
  UNPRICED,
  @Doc("The component has no such period")
  PERIOD,
  @Doc("No price there has such a tier")
  TIER,
  @Doc("The price there is the highest of another component, which a factor cannot change")
  MARGINAL;

  /** Whether prices of a component can be beaten at all. */
  public static boolean isPriced(Component component) {
    return !(component instanceof Reactive
        || component instanceof Wallet
        || component instanceof OneOff
        || component instanceof Instalments);
  }

  /** The calendar that divides a component's time; none where it has one period. */
  public static @Nullable String calendarOf(Component component) {
    return switch (component) {
      case Energy energy -> energy.calendar();
      case Demand demand -> demand.calendar();
      default -> null;
    };
  }

  /**
   * What is wrong with a price for a component, or nothing.
   *
   * @param versions the prices that it would beat
   */
  public static @Nullable Misplaced of(
      PriceOverride by,
      Component component,
      Map<String, Calendar> calendars,
      List<PriceVersion> versions) {
    if (!isPriced(component)) {
      return UNPRICED;
    }
    if (versions.isEmpty()) {
      return null;
    }
    String period = by.period();
    String name = calendarOf(component);
    Calendar calendar = name == null ? null : calendars.get(name);
    if (period != null
        && (calendar == null || !calendar.periods().contains(period))
        && versions.stream().noneMatch(version -> version.periods().containsKey(period))) {
      return PERIOD;
    }
    List<PriceForm> forms = new ArrayList<>();
    for (PriceVersion version : versions) {
      PriceForm single = version.single();
      if (single != null) {
        forms.add(single);
      } else if (period == null) {
        forms.addAll(version.periods().values());
      } else if (version.periods().get(period) instanceof PriceForm form) {
        forms.add(form);
      }
    }
    Integer tier = by.tier();
    if (tier != null && forms.stream().noneMatch(form -> form.tiers().size() >= tier)) {
      return TIER;
    }
    boolean marginal = forms.stream().anyMatch(form -> form.marginalOf() != null);
    return marginal && by.price() == null ? MARGINAL : null;
  }
}
