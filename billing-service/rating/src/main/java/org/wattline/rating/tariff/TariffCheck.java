package org.wattline.rating.tariff;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wattline.rating.json.JsonProblem;
import org.wattline.rating.json.Problems;

/** What no single field can tell: that everything a tariff names is there. */
final class TariffCheck {
  private final TariffDocument tariff;
  private final TariffDocument own;
  private final Problems found;
  private final boolean inherits;
  private final Map<String, Component> before = new HashMap<>();
  private Problems problems = new Problems();

  /**
   * @param tariff the tariff with all that it inherits, as far as that is known
   * @param own the tariff as published, which pointers lead into
   */
  TariffCheck(TariffDocument tariff, TariffDocument own, Problems found) {
    this.tariff = tariff;
    this.own = own;
    this.found = found;
    this.inherits = tariff.base() != null;
  }

  void check() {
    Set<String> ids = new HashSet<>();
    for (Component component : tariff.components()) {
      if (!ids.add(component.id())) {
        problems.add("/id", "Another component is called '" + component.id() + "' too");
      }
      check(component, "");
      int place = own.components().lastIndexOf(component);
      tell(place < 0 ? "" : "/components/" + place, "component '" + component.id() + "'");
      before.put(component.id(), component);
    }
    checkTaxes();
    checkChannels();
  }

  /** Checks components that one account has beside the tariff's; pointers lead into the account. */
  void checkExtras(List<Component> extras) {
    tariff.components().forEach(component -> before.put(component.id(), component));
    for (int i = 0; i < extras.size(); i++) {
      Component extra = extras.get(i);
      if (before.putIfAbsent(extra.id(), extra) != null) {
        problems.add("/id", "Another component is called '" + extra.id() + "' too");
      }
      check(extra, "");
      tell("/extras/" + i, "");
    }
  }

  /** Passes on what was found in a part: of one that is inherited, that it is. */
  private void tell(String pointer, String inherited) {
    for (JsonProblem each : problems.found()) {
      if (pointer.isEmpty()) {
        found.add(
            "/base/tariff",
            "Of what is inherited, "
                + inherited
                + " at "
                + each.pointer()
                + ": "
                + each.sentence());
      } else {
        found.add(pointer + each.pointer(), each.sentence());
      }
    }
    problems = new Problems();
  }

  /** Channels are made of measured ones: none of one that is made of others itself. */
  private void checkChannels() {
    tariff
        .channels()
        .forEach(
            (name, channel) -> {
              checkSources(channel.plus(), "/plus");
              checkSources(channel.minus(), "/minus");
              boolean isOwn = channel.equals(own.channels().get(name));
              tell(isOwn ? Problems.at("/channels", name) : "", "channel '" + name + "'");
            });
  }

  private void checkSources(List<String> sources, String pointer) {
    for (int i = 0; i < sources.size(); i++) {
      if (tariff.channels().containsKey(sources.get(i))) {
        problems.add(
            pointer + "/" + i, "Channel '" + sources.get(i) + "' is made of others itself");
      }
    }
  }

  private void check(Component component, String pointer) {
    checkDates(component.prices(), pointer + "/prices");
    checkNestedTiers(component, pointer);
    if (component.heading().lines() == LinesPer.PERIOD
        && (component instanceof Bound || component instanceof Wallet)) {
      problems.add(pointer + "/lines", "A bound or a wallet makes a line for each cycle");
    }
    switch (component) {
      case Energy energy -> {
        checkPrices(energy.prices(), calendar(energy.calendar(), pointer), pointer, true);
        String demand = energy.tiering().demand();
        if (demand != null && !(before.get(demand) instanceof Demand) && !inherits) {
          problems.add(
              pointer + "/tiering/demand",
              "No demand component '" + demand + "' stands before this one");
        }
        if (energy.tiering().reading() == TierReading.CHRONOLOGICAL
            && energy.tiering().mode() == TierMode.VOLUME) {
          problems.add(
              pointer + "/tiering/reading",
              "Volume tiers price all energy by what it comes to in the end: their reading is"
                  + " pro-rata or per-period");
        }
        Netting netting = energy.netting();
        if (netting != null) {
          checkNetting(netting, energy, pointer + "/netting");
        }
      }
      case Demand demand ->
          checkPrices(demand.prices(), calendar(demand.calendar(), pointer), pointer, false);
      case Fixed fixed -> checkPrices(fixed.prices(), null, pointer, false);
      case Percentage percentage -> {
        checkNamed(percentage.of(), pointer + "/of");
        checkLines(percentage, percentage.of(), pointer + "/of");
        checkPlain(percentage.prices(), pointer);
      }
      case Bound bound -> {
        checkNamed(bound.of(), pointer + "/of");
        checkLines(bound, bound.of(), pointer + "/of");
        checkPlain(bound.prices(), pointer);
      }
      case Wallet wallet -> {
        checkNamed(wallet.earnedBy(), pointer + "/earnedBy");
        checkNamed(wallet.spentOn(), pointer + "/spentOn");
        checkLines(wallet, wallet.earnedBy(), pointer + "/earnedBy");
        checkLines(wallet, wallet.spentOn(), pointer + "/spentOn");
      }
      case Reactive reactive -> checkDates(reactive.bands(), pointer + "/bands");
      case OneOff ignored -> {
        // it names nothing
      }
      case Instalments ignored -> {
        // it names nothing
      }
    }
  }

  /** Tiers within a tier price a quantity that is priced by the one tier it reaches. */
  private void checkNestedTiers(Component component, String pointer) {
    TierMode mode =
        switch (component) {
          case Energy energy -> energy.tiering().mode();
          case Demand demand -> demand.tierMode();
          case Fixed fixed -> fixed.tierMode();
          default -> TierMode.VOLUME;
        };
    for (int i = 0; mode == TierMode.GRADUATED && i < component.prices().size(); i++) {
      PriceVersion version = component.prices().get(i);
      PriceForm single = version.single();
      Stream<PriceForm> forms =
          single == null ? version.periods().values().stream() : Stream.of(single);
      if (forms.flatMap(form -> form.tiers().stream()).anyMatch(tier -> !tier.tiers().isEmpty())) {
        problems.add(
            pointer + "/prices/" + i, "Tiers within a tier need the mode volume: others have none");
      }
    }
  }

  private void checkNetting(Netting netting, Energy energy, String pointer) {
    if (netting.hours().stream().anyMatch(hour -> hour < 0 || hour > 23)) {
      problems.add(pointer + "/hours", "Hours are 0 to 23");
    }
    if (energy.tiering().reading() == TierReading.CHRONOLOGICAL) {
      problems.add(
          pointer,
          "Netted energy is known at the end of a cycle only: it cannot be read chronologically");
    }
    if (energy.prices().stream().anyMatch(TariffCheck::followsIndex)) {
      problems.add(
          pointer, "Netted energy has no time within its cycle: it cannot follow an index");
    }
  }

  private static boolean followsIndex(PriceVersion version) {
    return version.index() != null
        || version.periods().values().stream().anyMatch(form -> form.index() != null);
  }

  private @Nullable Calendar calendar(@Nullable String name, String pointer) {
    if (name == null) {
      return null;
    }
    Calendar calendar = tariff.calendars().get(name);
    if (calendar == null && !inherits) {
      problems.add(pointer + "/calendar", "There is no calendar '" + name + "' in calendars");
    }
    return calendar;
  }

  private void checkPrices(
      List<PriceVersion> versions, @Nullable Calendar calendar, String pointer, boolean energy) {
    for (int i = 0; i < versions.size(); i++) {
      PriceVersion version = versions.get(i);
      String at = pointer + "/prices/" + i;
      PriceForm single = version.single();
      if (single != null) {
        checkForm(single, at, energy);
      }
      version
          .periods()
          .forEach(
              (period, form) -> {
                String periodAt = Problems.at(at + "/periods", period);
                if (calendar != null && !calendar.periods().contains(period)) {
                  problems.add(periodAt, "The calendar has no period '" + period + "'");
                }
                checkForm(form, periodAt, energy);
              });
    }
  }

  private void checkForm(PriceForm form, String pointer, boolean energy) {
    IndexPrice index = form.index();
    if (index != null) {
      if (!energy) {
        problems.add(pointer + "/index", "Only energy can follow an index");
      } else if (!tariff.indices().containsKey(index.id()) && !inherits) {
        problems.add(pointer + "/index/id", "There is no index '" + index.id() + "' in indices");
      }
    }
    String marginal = form.marginalOf();
    if (marginal != null && !(before.get(marginal) instanceof Energy) && !inherits) {
      problems.add(
          pointer + "/marginalOf", "No energy component '" + marginal + "' stands before this one");
    }
  }

  private void checkPlain(List<PriceVersion> versions, String pointer) {
    for (int i = 0; i < versions.size(); i++) {
      if (versions.get(i).price() == null) {
        problems.add(pointer + "/prices/" + i, "This component has a plain price only");
      }
    }
  }

  private void checkLines(Component component, List<String> names, String pointer) {
    if (component.heading().lines() == LinesPer.PERIOD) {
      return;
    }
    for (Component each : before.values()) {
      if (each.heading().lines() == LinesPer.PERIOD && ComponentNames.include(names, each)) {
        problems.add(
            pointer,
            "Component '"
                + each.id()
                + "' makes one line for the whole bill: what counts it has to do so too");
      }
    }
  }

  private void checkNamed(List<String> names, String pointer) {
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      boolean known =
          before.values().stream()
              .anyMatch(component -> ComponentNames.include(List.of(name), component));
      if (!known && !inherits) {
        problems.add(pointer + "/" + i, "No component '" + name + "' stands before this one");
      }
    }
  }

  private void checkDates(List<? extends Dated> versions, String pointer) {
    Set<List<Object>> seen = new HashSet<>();
    for (int i = 0; i < versions.size(); i++) {
      LocalDate from = versions.get(i).from();
      Instant recorded = versions.get(i).recordedAt();
      if (!seen.add(List.of(from, recorded == null ? "" : recorded))) {
        problems.add(
            pointer + "/" + i,
            "Another version starts on " + from + " and was recorded at the same time");
      }
    }
  }

  private void checkTaxes() {
    Set<String> ids = new HashSet<>();
    for (Tax tax : tariff.taxes()) {
      for (int j = 0; j < tax.onTaxes().size(); j++) {
        if (!ids.contains(tax.onTaxes().get(j)) && !inherits) {
          problems.add(
              "/onTaxes/" + j, "No tax '" + tax.onTaxes().get(j) + "' stands before this one");
        }
      }
      if (!ids.add(tax.id())) {
        problems.add("/id", "Another tax is called '" + tax.id() + "' too");
      }
      int place = own.taxes().lastIndexOf(tax);
      tell(place < 0 ? "" : "/taxes/" + place, "tax '" + tax.id() + "'");
    }
  }
}
