package org.wattline.bills;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.kernel.Exact;
import org.wattline.kernel.LocalDateRange;
import org.wattline.kernel.codec.PackedDay;
import org.wattline.rating.Tariff;
import org.wattline.rating.context.CarryOver;
import org.wattline.rating.context.RatingContext;
import org.wattline.rating.context.ReferenceData;
import org.wattline.rating.proof.Verified;
import org.wattline.rating.result.RatedJson;
import org.wattline.rating.usage.ChannelUsage;
import org.wattline.rating.usage.RawIntervals;
import org.wattline.rating.usage.RegisterTotal;
import org.wattline.rating.usage.Usage;

/**
 * A supplier's books in memory: what was known when, and what was issued. Every fact has the moment
 * at which it was recorded; a run bills with what is known then, and holds what must always hold.
 */
final class Books {
  static final ZoneId ZONE = ZoneId.of("Europe/Brussels");

  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final Map<String, List<Version>> tariffs = new HashMap<>();
  private final Map<UUID, List<Dated<Agreement>>> agreements = new LinkedHashMap<>();
  private final Map<UUID, List<Read>> reads = new HashMap<>();
  private final List<Change> changes = new ArrayList<>();
  private final Map<UUID, String> accountOf = new HashMap<>();
  private final List<Issued> issued = new ArrayList<>();
  private final Map<PeriodKey, Kept> periods = new LinkedHashMap<>();

  record Version(LocalDate from, Instant at, Tariff tariff) {}

  record Dated<T>(Instant at, @Nullable T value) {}

  record Read(
      LocalDateRange days, Instant at, @Nullable Exact kwh, @Nullable RawIntervals quarters) {}

  record Change(Object subject, LocalDateRange days, Instant at) {}

  record Issued(String account, BillDocument document, byte[] bytes, List<Draft.Proof> proofs) {}

  private record Kept(LocalDate to, Original original, List<Dated<CarryOver>> worked) {}

  static UUID id(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  static LocalDate day(String text) {
    return LocalDate.parse(text);
  }

  static LocalDateRange days(String from, String to) {
    return new LocalDateRange(day(from), day(to));
  }

  private void tick() {
    now = now.plusSeconds(60);
  }

  // what comes to be known

  /** A version of a product; single quotes stand for double ones. */
  Books tariff(String product, String from, String json) {
    tick();
    Tariff tariff = Tariff.read(json.replace('\'', '"'));
    tariffs
        .computeIfAbsent(product, p -> new ArrayList<>())
        .add(new Version(day(from), now, tariff));
    changes.add(new Change(id(product), new LocalDateRange(day(from), Agreement.FOR_EVER), now));
    return this;
  }

  /** An agreement, or what it is now. */
  Books agreement(String account, String name, Agreement agreement) {
    tick();
    accountOf.put(agreement.id(), account);
    agreements
        .computeIfAbsent(agreement.id(), a -> new ArrayList<>())
        .add(new Dated<>(now, agreement));
    changes.add(
        new Change(agreement.id(), new LocalDateRange(LocalDate.MIN, Agreement.FOR_EVER), now));
    return this;
  }

  /** A household from a day on, at the point of its name, billed by month. */
  Books monthly(String account, String product, String from, @Nullable String to) {
    return agreement(
        account,
        account,
        anAgreement(account, "point", from, to, terms(from, to, product, Cycle.monthly(1), null)));
  }

  Books yearly(
      String account,
      String product,
      String from,
      @Nullable String to,
      Month settles,
      String advance) {
    return agreement(
        account,
        account,
        anAgreement(
            account,
            "point",
            from,
            to,
            terms(from, to, product, Cycle.yearlyWithAdvances(1, settles), advance)));
  }

  static Agreement anAgreement(
      String name, String point, String from, @Nullable String to, Terms... terms) {
    return new Agreement(
        id(name), id(point), day(from), to == null ? null : day(to), Arrays.asList(terms));
  }

  static Terms terms(
      String from, @Nullable String to, String product, Cycle cycle, @Nullable String advance) {
    return new Terms(
        day(from),
        to == null ? null : day(to),
        id(product),
        cycle,
        RatingContext.empty(),
        advance == null ? null : new BigDecimal(advance));
  }

  /** The agreement should never have been. */
  Books undone(String name) {
    tick();
    known(id(name)).add(new Dated<>(now, null));
    changes.add(new Change(id(name), new LocalDateRange(LocalDate.MIN, Agreement.FOR_EVER), now));
    return this;
  }

  /** A register counted so many kWh over days. */
  Books register(String point, String from, String to, String kwh) {
    return read(point, days(from, to), Exact.parse(kwh), null);
  }

  /** Every quarter-hour of days had so many Wh. */
  Books quarters(String point, String from, String to, long wattHours) {
    LocalDateRange days = days(from, to);
    Instant start = days.from().atStartOfDay(ZONE).toInstant();
    Instant end = days.to().atStartOfDay(ZONE).toInstant();
    long[] values = new long[(int) (Duration.between(start, end).toMinutes() / 15)];
    Arrays.fill(values, wattHours);
    return read(point, days, null, new RawIntervals(start, 15, 0, values));
  }

  Books read(
      String point, LocalDateRange days, @Nullable Exact kwh, @Nullable RawIntervals quarters) {
    tick();
    reads
        .computeIfAbsent(id(point), p -> new ArrayList<>())
        .add(new Read(days, now, kwh, quarters));
    changes.add(new Change(id(point), days, now));
    return this;
  }

  // billing

  /** Bills an account and keeps what comes of it. */
  Outcome run(String account, String until) {
    return run(account, until, false);
  }

  Outcome run(String account, String until, boolean toNow) {
    tick();
    Outcome outcome =
        outcome(account, new BillRequest(day(until), toNow, true, now), issued.size());
    if (outcome instanceof Outcome.Billed billed) {
      keep(account, billed);
      holdsWhatMustHold(account);
    }
    return outcome;
  }

  private Outcome outcome(String account, BillRequest request, int documents) {
    int[] next = {documents};
    return AccountBilling.bill(
        state(account, request.knownAt()),
        new KnownAt(request.knownAt()),
        request,
        () -> id("bill " + next[0]++));
  }

  private AccountState state(String account, Instant at) {
    List<BilledPeriod> billed = new ArrayList<>();
    periods.forEach(
        (key, kept) -> {
          if (account.equals(accountOf.get(key.agreementId()))) {
            Dated<CarryOver> last = kept.worked().getLast();
            billed.add(
                new BilledPeriod(
                    key,
                    kept.to(),
                    kept.original(),
                    Objects.requireNonNull(last.value()),
                    doubted(key, kept.to(), last.at())));
          }
        });
    return new AccountState(id(account), agreementsOf(account, at), billed, this::charged);
  }

  private boolean doubted(PeriodKey key, LocalDate to, Instant worked) {
    LocalDateRange days = new LocalDateRange(key.from(), to);
    return changes.stream()
        .filter(each -> each.at().isAfter(worked) && each.days().overlaps(days))
        .anyMatch(each -> subjects(key.agreementId()).contains(each.subject()));
  }

  /** What was known of an agreement, oldest first. */
  private List<Dated<Agreement>> known(UUID agreement) {
    return Objects.requireNonNull(agreements.get(agreement));
  }

  private List<UUID> subjects(UUID agreement) {
    List<UUID> all = new ArrayList<>(List.of(agreement));
    for (Dated<Agreement> each : known(agreement)) {
      Agreement value = each.value();
      if (value != null) {
        all.add(value.servicePointId());
        value.terms().forEach(terms -> all.add(terms.productId()));
      }
    }
    return all;
  }

  private List<Agreement> agreementsOf(String account, Instant at) {
    List<Agreement> found = new ArrayList<>();
    agreements.forEach(
        (agreement, versions) -> {
          if (account.equals(accountOf.get(agreement))) {
            versions.stream()
                .filter(each -> !each.at().isAfter(at))
                .max(Comparator.comparing(Dated::at))
                .map(Dated::value)
                .ifPresent(found::add);
          }
        });
    return found;
  }

  private PastCharges.Charges charged(PeriodKey key) {
    List<BillDocument.Line> lines = new ArrayList<>();
    List<BillDocument.TaxAmount> taxes = new ArrayList<>();
    String currency = "EUR";
    for (Issued each : issued) {
      each.document().lines().stream()
          .filter(line -> line.period().equals(key))
          .forEach(lines::add);
      each.document().taxes().stream().filter(tax -> tax.period().equals(key)).forEach(taxes::add);
    }
    return new PastCharges.Charges(currency, lines, taxes);
  }

  private void keep(String account, Outcome.Billed billed) {
    for (Draft draft : billed.drafts()) {
      String number = Integer.toString(issued.size() + 1);
      BillDocument document =
          draft.document().issued(number, day("2026-01-01"), day("2026-01-15"), "");
      byte[] bytes = BillJson.write(document);
      assertThat(
              BillJson.issued(
                  BillJson.write(draft.document()),
                  number,
                  day("2026-01-01"),
                  day("2026-01-15"),
                  ""))
          .isEqualTo(bytes);
      issued.add(new Issued(account, document, bytes, draft.proofs()));
      for (BillDocument.Period period : document.periods()) {
        if (period.first()) {
          Kept before =
              periods.put(
                  period.key(),
                  new Kept(period.to(), new Original(document.id(), number), new ArrayList<>()));
          assertThat(before).as("a period is billed once").isNull();
          if (period.key().kind() == PeriodKind.ADVANCE) {
            periods.get(period.key()).worked().add(new Dated<>(now, CarryOver.none()));
          }
        }
      }
    }
    for (Outcome.Worked worked : billed.worked()) {
      Kept kept = periods.get(worked.period());
      if (kept != null) {
        kept.worked().add(new Dated<>(now, worked.carryOver()));
      }
    }
  }

  // what must hold

  List<BillDocument> documents(String account) {
    return issued.stream()
        .filter(each -> each.account().equals(account))
        .map(Issued::document)
        .toList();
  }

  List<Issued> issued() {
    return issued;
  }

  BigDecimal billed(String account) {
    return documents(account).stream()
        .map(BillDocument::total)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** The bill of the final truth: every billed period rated anew, and the advances that stand. */
  BigDecimal truth(String account) {
    BigDecimal sum = BigDecimal.ZERO;
    Knowledge known = new KnownAt(now);
    for (Agreement agreement : agreementsOf(account, now)) {
      CarryOver carried = CarryOver.none();
      TreeMap<LocalDate, LocalDate> usage = new TreeMap<>();
      periods.forEach(
          (key, kept) -> {
            if (key.agreementId().equals(agreement.id()) && key.kind() == PeriodKind.USAGE) {
              usage.put(key.from(), kept.to());
            }
          });
      for (Map.Entry<LocalDate, LocalDate> each : usage.entrySet()) {
        LocalDateRange days =
            new LocalDateRange(each.getKey(), each.getValue())
                .intersection(agreement.life())
                .orElse(null);
        if (days != null) {
          Statement statement =
              Statement.of(
                      new PeriodKey(agreement.id(), PeriodKind.USAGE, each.getKey()),
                      agreement,
                      days,
                      carried,
                      known)
                  .statement();
          assertThat(statement).as("%s is rated", days).isNotNull();
          carried = statement.carryOver();
          for (Draft.Proof stretch : statement.stretches()) {
            sum = sum.add(stretch.rated().total().toBigDecimal());
          }
        }
      }
      for (Map.Entry<PeriodKey, Kept> each : periods.entrySet()) {
        PeriodKey key = each.getKey();
        if (key.agreementId().equals(agreement.id())
            && key.kind() == PeriodKind.ADVANCE
            && agreement.life().contains(key.from())
            && usage.entrySet().stream()
                .noneMatch(
                    u -> new LocalDateRange(u.getKey(), u.getValue()).contains(key.from()))) {
          sum = sum.add(firstCharge(key));
        }
      }
    }
    return sum;
  }

  /** What an advance came to when it was charged: it stands until it is settled. */
  private BigDecimal firstCharge(PeriodKey key) {
    BillDocument document =
        issued.stream()
            .map(Issued::document)
            .filter(each -> each.periods().stream().anyMatch(p -> p.first() && p.key().equals(key)))
            .findFirst()
            .orElseThrow();
    BigDecimal sum = BigDecimal.ZERO;
    for (BillDocument.Line line : document.lines()) {
      sum = line.period().equals(key) ? sum.add(line.amount()) : sum;
    }
    for (BillDocument.TaxAmount tax : document.taxes()) {
      sum = tax.period().equals(key) ? sum.add(tax.amount()) : sum;
    }
    return sum;
  }

  void holdsWhatMustHold(String account) {
    assertThat(billed(account))
        .as("bills and the final truth")
        .isEqualByComparingTo(truth(account));
    for (Issued each : issued) {
      BillDocument document = each.document();
      assertThat(BillJson.write(BillJson.read(each.bytes()))).isEqualTo(each.bytes());
      assertThat(
              document.lines().stream()
                  .map(BillDocument.Line::amount)
                  .reduce(document.tax(), BigDecimal::add))
          .isEqualByComparingTo(document.total());
      if (document.total().signum() != 0) {
        assertThat(
                Postings.of(BillJson.facts(each.bytes())).stream()
                    .map(Postings.Posting::amount)
                    .reduce(BigDecimal.ZERO, BigDecimal::add))
            .isZero();
      }
    }
  }

  /** What the verifier says of a stretch of a bill, as known when that was made. */
  List<String> verified(BillDocument document, Draft.Proof proof) {
    Agreement agreement =
        known(proof.period().agreementId()).stream()
            .filter(each -> !each.at().isAfter(document.knownAt()))
            .max(Comparator.comparing(Dated::at))
            .map(Dated::value)
            .orElseThrow();
    UUID product = agreement.termsOn(proof.days().from()).orElseThrow().productId();
    Knowledge known = new KnownAt(document.knownAt());
    return Verified.problems(
        Tariff.of(known.tariff(product, proof.days()).getFirst().tariff().document()),
        ReferenceData.none().asKnownAt(document.knownAt()),
        known.usage(agreement.servicePointId(), proof.days()),
        RatedJson.write(proof.rated()));
  }

  /** What was known at a moment. */
  private final class KnownAt implements Knowledge {
    private final Instant at;

    KnownAt(Instant at) {
      this.at = at;
    }

    @Override
    public List<TariffSpan> tariff(UUID productId, LocalDateRange days) {
      List<Version> versions =
          tariffs.entrySet().stream()
              .filter(each -> id(each.getKey()).equals(productId))
              .flatMap(each -> each.getValue().stream())
              .filter(each -> !each.at().isAfter(at))
              .toList();
      List<TariffSpan> spans = new ArrayList<>();
      LocalDate from = days.from();
      while (from.isBefore(days.to())) {
        Version version = on(versions, from);
        LocalDate to = from.plusDays(1);
        while (to.isBefore(days.to()) && on(versions, to) == version) {
          to = to.plusDays(1);
        }
        if (version != null) {
          LocalDateRange span = new LocalDateRange(from, to);
          ReferenceData data = new ReferenceData(Map.of(), Map.of(), Map.of(), Map.of(), at);
          spans.add(new TariffSpan(span, version.tariff().resolve(data, span)));
        }
        from = to;
      }
      return spans;
    }

    private @Nullable Version on(List<Version> versions, LocalDate day) {
      return versions.stream()
          .filter(each -> !each.from().isAfter(day))
          .max(Comparator.comparing(Version::at))
          .orElse(null);
    }

    @Override
    public Usage usage(UUID servicePointId, LocalDateRange days) {
      return Books.this.usage(servicePointId, days, at);
    }

    @Override
    public boolean estimated(UUID servicePointId, LocalDateRange days) {
      return false;
    }
  }

  /** The newest reads win, day by day. */
  Usage usage(UUID point, LocalDateRange days, Instant at) {
    List<Read> known =
        reads.getOrDefault(point, List.of()).stream()
            .filter(each -> !each.at().isAfter(at))
            .toList();
    if (known.isEmpty()) {
      return Usage.none();
    }
    if (known.getFirst().quarters() != null) {
      return Usage.of("import", quarters(known, days));
    }
    List<RegisterTotal> totals = new ArrayList<>();
    LocalDate from = days.from();
    while (from.isBefore(days.to())) {
      Read read = newest(known, from);
      LocalDate to = from.plusDays(1);
      while (to.isBefore(days.to()) && newest(known, to) == read) {
        to = to.plusDays(1);
      }
      if (read != null) {
        Exact kwh = Objects.requireNonNull(read.kwh());
        Exact part = kwh.times(new LocalDateRange(from, to).days()).dividedBy(read.days().days());
        totals.add(new RegisterTotal(from, to, null, part));
      }
      from = to;
    }
    return new Usage(Map.of("import", ChannelUsage.ofRegisters(totals)));
  }

  private static @Nullable Read newest(List<Read> known, LocalDate day) {
    return known.stream()
        .filter(each -> each.days().contains(day))
        .max(Comparator.comparing(Read::at))
        .orElse(null);
  }

  private static RawIntervals quarters(List<Read> known, LocalDateRange days) {
    Instant start = days.from().atStartOfDay(ZONE).toInstant();
    Instant end = days.to().atStartOfDay(ZONE).toInstant();
    long[] values = new long[(int) (Duration.between(start, end).toMinutes() / 15)];
    Arrays.fill(values, PackedDay.MISSING);
    for (Read read : known) {
      RawIntervals raw = Objects.requireNonNull(read.quarters());
      long offset = Duration.between(start, raw.start()).toMinutes() / 15;
      for (int i = 0; i < raw.values().length; i++) {
        long place = offset + i;
        if (place >= 0 && place < values.length) {
          values[(int) place] = raw.values()[i];
        }
      }
    }
    return new RawIntervals(start, 15, 0, values);
  }
}
