package org.wattline.verifier;

import static org.wattline.verifier.Json.*;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wattline.kernel.Exact;
import tools.jackson.databind.JsonNode;

/** Fills tiers with a component's energy as time passes. */
record ChronologicalTiers(Terms terms, Readings readings, JsonNode component) {
  /** The energy of some days and a period that falls into a tier as the cycle's energy adds up. */
  Exact inTier(JsonNode measure, LocalDate from, LocalDate to) {
    String channel = text(measure, "channel");
    Readings.Series series = readings.series(channel);
    int tier = measure.path("tier").asInt(1) - 1;
    int digits = Terms.digits(component, "kwh");
    LocalDate[] cycle = assessed(from);
    Exact scale = scale(cycle);
    boolean yearly = is(component.path("tiering"), "assess", "year");
    Exact position = yearly ? climbed(from) : Exact.ZERO;
    Exact inside = Exact.ZERO;
    for (LocalDate day : days(cycle[0], to)) {
      if (!terms.applies(component, day)) {
        continue;
      }
      for (long at :
          series.seconds(readings.second(day), readings.second(day.plusDays(1))).toArray()) {
        Exact next = position.plus(Exact.ofScaled(series.at(at), series.decimals() + digits));
        if (!day.isBefore(from)
            && readings.period(text(measure, "calendar"), at).equals(text(measure, "period"))) {
          JsonNode tiers = terms.tiers(component, text(measure, "period"), day);
          Exact low = tier == 0 ? null : Terms.end(tiers.path(tier - 1), scale, Exact.ZERO);
          Exact high = Terms.end(tiers.path(tier), scale, Exact.ZERO);
          inside = inside.plus(clamped(next, low, high)).minus(clamped(position, low, high));
        }
        position = next;
      }
    }
    return inside;
  }

  /** What climbed the tiers earlier in the year: as carried in, and as used before in this bill. */
  private Exact climbed(LocalDate day) {
    String id = text(component, "id");
    LocalDate year = terms.unit("year", day)[0];
    LocalDate now = assessed(day)[0];
    Stream<JsonNode> carried = terms.context().path("carryOver").path("years").valueStream();
    Stream<LocalDate> before =
        terms.days().stream().filter(d -> d.isBefore(now) && !d.isBefore(year));
    String channel = component.path("channel").asString("import");
    return sum(carried
            .filter(y -> is(y, "component", id) && date(y, "year").equals(year))
            .map(y -> number(y, "value", "")))
        .plus(
            sum(
                before
                    .filter(d -> terms.applies(component, d))
                    .map(d -> readings.energy(channel, d, d.plusDays(1), "", ""))
                    .map(energy -> energy.times(Terms.fromKilo(component)))));
  }

  /** The days over which an energy component climbs its tiers, as far as they are billed. */
  private LocalDate[] assessed(LocalDate day) {
    String over = component.path("tiering").path("assess").asString("cycle");
    LocalDate[] year = terms.unit("year", day);
    LocalDate[] cycle = terms.unit("cycle", day);
    LocalDate first = over.equals("period") ? terms.from() : cycle[0];
    LocalDate end = over.equals("period") ? terms.to() : cycle[1];
    if (over.equals("year")) {
      first = first.isBefore(year[0]) ? year[0] : first;
      end = end.isAfter(year[1]) ? year[1] : end;
    }
    LocalDate from = first.isBefore(terms.from()) ? terms.from() : first;
    LocalDate to = end.isAfter(terms.to()) ? terms.to() : end;
    List<LocalDate> days =
        days(from, to).stream().filter(d -> terms.applies(component, d)).toList();
    return new LocalDate[] {days.getFirst(), days.getLast().plusDays(1)};
  }

  /** What the thresholds of tiers are multiplied with over some days. */
  private Exact scale(LocalDate[] over) {
    JsonNode tiering = component.path("tiering");
    String per = tiering.path("thresholds").asString("cycle");
    LocalDate[] year = terms.unit("year", over[0]);
    if (is(tiering, "assess", "year")) {
      return Exact.of(per.equals("month") ? 12 : per.equals("day") ? count(year[0], year[1]) : 1);
    }
    Stream<LocalDate> days = days(over[0], over[1]).stream();
    if (per.equals("day") || per.equals("year") || tiering.path("prorated").asBoolean(true)) {
      return sum(days.map(day -> terms.share(per, "days", day)));
    }
    boolean one = is(terms.tariff().path("cycle"), "type", "billing-period");
    int months = one ? 1 : terms.tariff().path("cycle").path("months").asInt(1);
    long cycles = days.map(day -> terms.unit("cycle", day)[0]).distinct().count();
    return Exact.of(cycles * (per.equals("month") ? months : 1));
  }

  private static Exact clamped(Exact value, @Nullable Exact low, @Nullable Exact high) {
    Exact raised = low == null ? value : value.max(low);
    return high == null ? raised : raised.min(high);
  }
}
