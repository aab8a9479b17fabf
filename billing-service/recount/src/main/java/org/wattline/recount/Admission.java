package org.wattline.recount;

import static org.wattline.recount.Json.*;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wattline.kernel.Exact;
import org.wattline.kernel.LocalDateRange;
import tools.jackson.databind.JsonNode;

/**
 * Whether a bill may be made as it is: the account may have the tariff, and every price that is to
 * beat another finds one.
 */
public final class Admission {
  private static final Set<String> UNPRICED =
      Set.of("reactive", "wallet", "one-off", "instalments");

  private final Terms terms;
  private final Readings readings;
  private final Set<String> problems = new LinkedHashSet<>();

  public Admission(Terms terms, Readings readings) {
    this.terms = terms;
    this.readings = readings;
  }

  /**
   * Why lines should have been refused that were not.
   *
   * @param refused the components that were, "" for all of them
   */
  public Set<String> problems(Set<String> refused) {
    if (refused.contains("")) {
      return Set.of();
    }
    inherited(terms.tariff());
    all(terms.context(), "overrides").forEach(each -> named(each, refused));
    if (terms.context().path("enforceLimits").asBoolean(true)) {
      JsonNode tariff = terms.tariff();
      LocalDate last = terms.period().to().minusDays(1);
      require(since(tariff, terms.period().from()) && until(tariff, last), "is of other days");
      terms.period().dates().forEach(this::admitted);
      all(tariff, "limits").forEach(this::limit);
    }
    return problems;
  }

  private void require(boolean holds, String otherwise) {
    if (!holds) {
      problems.add(otherwise);
    }
  }

  private static boolean since(JsonNode dated, LocalDate day) {
    return text(dated, "from").compareTo(day.toString()) <= 0;
  }

  private static boolean until(JsonNode dated, LocalDate day) {
    return dated.path("to").asString("~").compareTo(day.toString()) > 0;
  }

  /** What a list has, once all that it names of the list before it is found there. */
  private Set<String> inherited(JsonNode list) {
    Set<String> ids = new TreeSet<>();
    JsonNode base = list.path("base");
    Set<String> own = new TreeSet<>();
    all(list, "components").forEach(each -> own.add(text(each, "id")));
    if (base.isObject()) {
      JsonNode parent = find(all(terms.reference(), "tariffs"), "id", text(base, "tariff"));
      String currency = text(list, "currency");
      require(is(parent, "currency", currency), "takes prices that are not in " + currency);
      ids.addAll(inherited(parent));
      Set<String> omitted = new TreeSet<>();
      all(base, "omit").forEach(each -> omitted.add(each.asString()));
      require(ids.containsAll(omitted), "omits " + omitted + " of " + ids);
      ids.removeAll(omitted);
      Set<String> changed = new TreeSet<>();
      all(base, "adjust")
          .forEach(each -> all(each, "components").forEach(id -> changed.add(id.asString())));
      all(base, "overrides").forEach(each -> changed.add(text(each, "component")));
      ids.removeAll(own);
      require(ids.containsAll(changed), "changes " + changed + " of " + ids);
      all(base, "overrides").forEach(each -> named(each, Set.of()));
    }
    ids.addAll(own);
    return ids;
  }

  /** A price for a component, period and tier that are there on its days. */
  private void named(JsonNode by, Set<String> refused) {
    JsonNode component = terms.every("components").getOrDefault(text(by, "component"), NONE);
    for (LocalDate day : terms.period().dates()) {
      if (terms.newest(Stream.of(by), day).isObject()) {
        require(component.isObject(), "has a price for " + text(by, "component"));
        if (!refused.contains(text(component, "id")) && terms.applies(component, day)) {
          String wrong = misplaced(by, component, day);
          require(wrong == null, "has a price for " + wrong + " of " + text(component, "id"));
        }
      }
    }
  }

  private @Nullable String misplaced(JsonNode by, JsonNode component, LocalDate day) {
    if (UNPRICED.contains(text(component, "kind"))) {
      return "no price";
    }
    JsonNode version = terms.newest(all(component, "prices"), day);
    JsonNode calendar = terms.every("calendars").getOrDefault(text(component, "calendar"), NONE);
    String period = text(by, "period");
    List<JsonNode> forms = new ArrayList<>();
    if (!version.has("periods")) {
      forms.add(version);
    } else if (period.isEmpty()) {
      version.path("periods").forEach(forms::add);
    } else {
      forms.add(version.path("periods").path(period));
    }
    boolean known =
        all(calendar, "periods").anyMatch(each -> each.asString().equals(period))
            || version.path("periods").has(period);
    if (version.isMissingNode()) {
      return null;
    }
    if (!period.isEmpty() && !known) {
      return "period " + period;
    }
    int tier = by.path("tier").asInt(0);
    if (tier > 0 && forms.stream().noneMatch(form -> form.path("tiers").size() >= tier)) {
      return "tier " + tier;
    }
    boolean marginal = forms.stream().anyMatch(form -> form.has("marginalOf"));
    return marginal && !by.has("price") ? "a factor" : null;
  }

  private void admitted(LocalDate day) {
    JsonNode held = NONE;
    for (JsonNode each : terms.context().path("classes")) {
      held = since(each, day) && until(each, day) ? each : held;
    }
    boolean fits = fits(terms.tariff().path("customerClasses"), text(held, "value"));
    require(fits, "is for other classes on " + day);
  }

  /** A limit on each day's attribute, or on what is measured in each cycle. */
  private void limit(JsonNode limit) {
    String channel = limit.path("channel").asString("import");
    for (LocalDate day : terms.period().dates()) {
      LocalDateRange all = terms.unit("cycle", day);
      LocalDateRange cycle = all.intersection(terms.period()).orElseThrow();
      boolean first = cycle.from().equals(day);
      if (is(limit, "of", "attribute")) {
        within(limit, Exact.parse(terms.attribute(text(limit, "attribute"), day)), day);
      } else if (first && is(limit, "of", "peak-kw")) {
        within(limit, readings.peak(limit, "", cycle).getValue(), day);
      } else if (first) {
        within(limit, readings.energy(channel, cycle, "", ""), day);
      }
    }
  }

  private void within(JsonNode limit, Exact value, LocalDate day) {
    boolean enough = !limit.has("min") || value.compareTo(number(limit, "min", "")) >= 0;
    boolean few = !limit.has("max") || value.compareTo(number(limit, "max", "")) <= 0;
    require(enough && few, "is for others than " + value + " " + text(limit, "of") + " on " + day);
  }
}
