package org.wattline.recount;

import static org.wattline.recount.Json.*;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.wattline.kernel.Exact;
import org.wattline.kernel.LocalDateRange;
import tools.jackson.databind.JsonNode;

/** Credit in money that is kept, and spent where it may be: the oldest first. */
final class Wallet {
  private final Map<LocalDateRange, Exact> amounts = new HashMap<>();
  private final Map<LocalDateRange, Exact> settlements = new HashMap<>();
  private final List<Credit> held = new ArrayList<>();

  private record Credit(LocalDate earned, Exact amount) {}

  /**
   * @param of the sum of the lines of a cycle that a field of the wallet names
   */
  Wallet(Terms terms, JsonNode wallet, BiFunction<String, LocalDateRange, Exact> of) {
    all(terms.context().path("carryOver"), "money")
        .filter(each -> each.path("component").equals(wallet.path("id")))
        .forEach(e -> put(LocalDate.parse(text(e, "earned")), number(e, "amount", "")));
    for (LocalDate day = terms.period().from(); day.isBefore(terms.period().to()); ) {
      LocalDateRange full = terms.unit("cycle", day);
      LocalDateRange cycle = full.intersection(terms.period()).orElseThrow();
      day = cycle.to();
      if (terms.days(wallet, cycle).isEmpty()) {
        continue;
      }
      boolean atOnce = wallet.path("spendAtOnce").asBoolean(true);
      Exact earned = of.apply("earnedBy", cycle).negated().max(Exact.ZERO);
      if (wallet.has("expiryMonths")) {
        int months = wallet.path("expiryMonths").asInt();
        held.removeIf(each -> !cycle.from().isBefore(each.earned().plusMonths(months)));
      }
      Exact available = atOnce ? total().plus(earned) : total();
      Exact spent = available.min(of.apply("spentOn", cycle).max(Exact.ZERO));
      if (atOnce) {
        put(cycle.to(), earned);
        spend(spent);
      } else {
        spend(spent);
        put(cycle.to(), earned);
      }
      Exact keptBack = wallet.path("settlements").asBoolean(false) ? Exact.ZERO : earned;
      amounts.put(cycle, keptBack.minus(spent));
      int last = full.to().minusDays(1).getMonthValue();
      boolean ends = cycle.to().equals(full.to());
      boolean trueUp = ends && wallet.path("trueUpMonth").asInt(0) == last;
      if (trueUp || !wallet.path("carried").asBoolean(true)) {
        boolean pays = trueUp && !is(wallet, "settlement", "forfeit");
        settlements.put(cycle, pays ? total().negated() : Exact.ZERO);
        held.clear();
      }
    }
  }

  Exact amount(LocalDateRange cycle) {
    return amounts.getOrDefault(cycle, Exact.ZERO);
  }

  Exact settled(LocalDateRange cycle) {
    return settlements.getOrDefault(cycle, Exact.ZERO);
  }

  Exact settled() {
    return sum(settlements.values().stream());
  }

  private Exact total() {
    return sum(held.stream().map(Credit::amount));
  }

  private void put(LocalDate earned, Exact amount) {
    held.add(new Credit(earned, amount));
  }

  private void spend(Exact wanted) {
    Exact rest = wanted;
    for (int i = 0; i < held.size(); i++) {
      Exact part = held.get(i).amount().min(rest);
      rest = rest.minus(part);
      held.set(i, new Credit(held.get(i).earned(), held.get(i).amount().minus(part)));
    }
    held.removeIf(each -> each.amount().isZero());
  }
}
