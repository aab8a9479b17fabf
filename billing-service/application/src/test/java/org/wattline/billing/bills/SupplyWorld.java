package org.wattline.billing.bills;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.wattline.billing.agreements.AgreementDirectory;
import org.wattline.billing.agreements.AgreementTerms;
import org.wattline.billing.agreements.BillingCycle;
import org.wattline.billing.agreements.RatingFacts;
import org.wattline.billing.agreements.SupplyAgreement;
import org.wattline.billing.contract.premises.CommodityKind;
import org.wattline.billing.metering.PointUsage;
import org.wattline.billing.metering.UsageChange;
import org.wattline.billing.metering.UsageChanges;
import org.wattline.billing.metering.UsageFeed;
import org.wattline.billing.tariffs.Product;
import org.wattline.billing.tariffs.TariffBook;
import org.wattline.kernel.LocalDateRange;
import org.wattline.kernel.codec.PackedDay;
import org.wattline.rating.ResolvedTariff;
import org.wattline.rating.Tariff;
import org.wattline.rating.context.ReferenceData;
import org.wattline.rating.usage.RawIntervals;
import org.wattline.rating.usage.Usage;

/**
 * What billing stands on, in memory and to the letter of its neighbours' interfaces: one product,
 * agreements and quarter-hours with the moment they became known.
 */
public final class SupplyWorld {
  public static final ZoneId ZONE = ZoneId.of("Europe/Brussels");
  static final UUID PRODUCT = UUID.fromString("0197a000-0000-7000-8000-000000000001");
  static final UUID DAY_NIGHT = UUID.fromString("0197a000-0000-7000-8000-000000000002");
  private static final String BY_PERIOD =
      """
      {"format":"wattline-tariff/1","id":"day-night","name":"Day and night","currency":"EUR",
       "zone":"Europe/Brussels","taxes":[{"id":"vat","name":"VAT",
       "categories":["standard"],"rates":[{"from":"2020-01-01","percent":"21"}]}],
       "calendars":{"week":{"periods":["night","day"],"otherwise":"night",
        "rules":[{"period":"day","days":["weekday"],"times":["07:00-22:00"]}]}},
       "components":[
        {"kind":"energy","id":"energy","name":"Energy","calendar":"week",
         "prices":[{"from":"2020-01-01",
          "periods":{"day":{"price":"0.31573"},"night":{"price":"0.21391"}}}]},
        {"kind":"energy","id":"excise","name":"Excise","group":"levy",
         "prices":[{"from":"2020-01-01","price":"0.0503288"}]},
        {"kind":"fixed","id":"subscription","name":"Subscription","names":{"nl":"Vaste vergoeding"},
         "group":"service","per":"month","prices":[{"from":"2020-01-01","price":"10"}]}]}
      """;
  private static final String TARIFF =
      """
      {"format":"wattline-tariff/1","id":"plain","name":"Plain","currency":"EUR",
       "zone":"Europe/Brussels","taxes":[{"id":"vat","name":"VAT","names":{"nl":"Btw"},
       "categories":["standard"],"rates":[{"from":"2020-01-01","percent":"21"}]}],
       "components":[
        {"kind":"energy","id":"energy","name":"Energy","names":{"nl":"Energie","fr":"Énergie"},
         "prices":[{"from":"2020-01-01","price":"0.30"}]},
        {"kind":"fixed","id":"subscription","name":"Subscription","group":"service","per":"month",
         "prices":[{"from":"2020-01-01","price":"10"}]}]}
      """;

  private final Map<UUID, List<SupplyAgreement>> agreements = new ConcurrentHashMap<>();
  private final Map<UUID, List<Read>> reads = new ConcurrentHashMap<>();
  private final List<UsageChange> changes = new CopyOnWriteArrayList<>();
  final Map<UUID, LocalDate> closed = new ConcurrentHashMap<>();
  private final Map<UUID, Tariff> tariffs =
      Map.of(PRODUCT, Tariff.read(TARIFF), DAY_NIGHT, Tariff.read(BY_PERIOD));

  private record Read(LocalDateRange days, long wattHours, Instant at) {}

  /** A monthly agreement; the same id again replaces it. */
  public void agree(UUID id, UUID account, UUID point, String from, @Nullable String to) {
    agree(PRODUCT, id, account, point, from, to);
  }

  /** The same on a product. */
  void agree(UUID product, UUID id, UUID account, UUID point, String from, @Nullable String to) {
    agree(
        product,
        new BillingCycle(BillingCycle.Kind.MONTHLY, 1, null),
        null,
        id,
        account,
        point,
        from,
        to);
  }

  /** By day and night, settled each January; a month's advance is asked before. */
  void agreeWithAdvances(UUID id, UUID account, UUID point, String from) {
    agree(
        DAY_NIGHT,
        new BillingCycle(BillingCycle.Kind.YEARLY_WITH_ADVANCES, 1, Month.JANUARY),
        new BigDecimal("50.00"),
        id,
        account,
        point,
        from,
        null);
  }

  private void agree(
      UUID product,
      BillingCycle cycle,
      @Nullable BigDecimal advance,
      UUID id,
      UUID account,
      UUID point,
      String from,
      @Nullable String to) {
    LocalDate end = to == null ? null : LocalDate.parse(to);
    SupplyAgreement agreement =
        new SupplyAgreement(
            id,
            account,
            point,
            LocalDate.parse(from),
            end,
            List.of(
                new AgreementTerms(
                    LocalDate.parse(from),
                    end,
                    product,
                    cycle,
                    new RatingFacts(null, Map.of(), List.of()),
                    advance)));
    List<SupplyAgreement> own =
        agreements.computeIfAbsent(account, a -> new CopyOnWriteArrayList<>());
    own.removeIf(each -> each.id().equals(id));
    own.add(agreement);
  }

  /** Every quarter-hour of the days had so many Wh. */
  public void use(UUID point, String from, String to, long wattHours, Instant at) {
    LocalDateRange days = new LocalDateRange(LocalDate.parse(from), LocalDate.parse(to));
    reads
        .computeIfAbsent(point, p -> new CopyOnWriteArrayList<>())
        .add(new Read(days, wattHours, at));
    changes.add(new UsageChange(point, days, UsageChange.Kind.CHANGED, at));
  }

  private PointUsage usage(UUID point, LocalDateRange days, @Nullable Instant knownAt) {
    Instant start = days.from().atStartOfDay(ZONE).toInstant();
    Instant end = days.to().atStartOfDay(ZONE).toInstant();
    long[] values = new long[(int) (Duration.between(start, end).toMinutes() / 15)];
    Arrays.fill(values, PackedDay.MISSING);
    for (Read read : reads.getOrDefault(point, List.of())) {
      if (knownAt == null || !read.at().isAfter(knownAt)) {
        long from =
            Duration.between(start, read.days().from().atStartOfDay(ZONE).toInstant()).toMinutes()
                / 15;
        long to =
            Duration.between(start, read.days().to().atStartOfDay(ZONE).toInstant()).toMinutes()
                / 15;
        for (long i = Math.max(0, from); i < Math.min(values.length, to); i++) {
          values[(int) i] = read.wattHours();
        }
      }
    }
    int missing = (int) Arrays.stream(values).filter(v -> v == PackedDay.MISSING).count();
    return new PointUsage(
        point,
        days,
        Usage.of("import", new RawIntervals(start, 15, 0, values)),
        missing == 0,
        missing,
        0);
  }

  /** The world in place of the modules. */
  @TestConfiguration(proxyBeanMethods = false)
  public static class Beans {
    @Bean
    @Primary
    PostBox postBox() {
      return new PostBox();
    }

    @Bean
    SupplyWorld world() {
      return new SupplyWorld();
    }

    @Bean
    @Primary
    UsageFeed worldUsage(SupplyWorld world) {
      return new UsageFeed() {
        @Override
        public PointUsage usage(UUID point, LocalDateRange days, @Nullable Instant knownAt) {
          return world.usage(point, days, knownAt);
        }

        @Override
        public Map<UUID, PointUsage> usages(
            Collection<UUID> points, LocalDateRange days, @Nullable Instant knownAt) {
          Map<UUID, PointUsage> all = new HashMap<>();
          points.forEach(point -> all.put(point, world.usage(point, days, knownAt)));
          return all;
        }
      };
    }

    @Bean
    @Primary
    UsageChanges worldChanges(SupplyWorld world) {
      return new UsageChanges() {
        @Override
        public List<UsageChange> after(Instant recordedAfter, int limit) {
          return world.changes.stream()
              .filter(each -> each.recordedAt().isAfter(recordedAfter))
              .sorted(Comparator.comparing(UsageChange::recordedAt))
              .toList();
        }

        @Override
        public void closeUntil(Map<UUID, LocalDate> days) {
          world.closed.putAll(days);
        }
      };
    }

    @Bean
    @Primary
    TariffBook worldTariffs(SupplyWorld world) {
      return new TariffBook() {
        private ResolvedTariff tariff(UUID productId, LocalDateRange days) {
          return Objects.requireNonNull(world.tariffs.get(productId))
              .resolve(ReferenceData.none(), days);
        }

        @Override
        public Product product(UUID productId) {
          return find(productId).orElseThrow();
        }

        @Override
        public Optional<Product> find(UUID productId) {
          return offered().stream().filter(each -> each.id().equals(productId)).findFirst();
        }

        @Override
        public List<Product> offered() {
          return List.of(
              new Product(
                  PRODUCT,
                  "plain",
                  Map.of("en", "Plain"),
                  CommodityKind.ELECTRICITY,
                  List.of(),
                  true,
                  false));
        }

        @Override
        public Optional<LocalDate> pricedFrom(UUID productId) {
          return find(productId).map(product -> LocalDate.EPOCH);
        }

        @Override
        public ResolvedTariff tried(String document, LocalDateRange days) {
          return Tariff.read(document).resolve(ReferenceData.none(), days);
        }

        @Override
        public List<ResolvedSpan> resolve(
            UUID productId, LocalDateRange days, @Nullable Instant at) {
          return List.of(new ResolvedSpan(days, productId, tariff(productId, days)));
        }
      };
    }

    @Bean
    @Primary
    AgreementDirectory worldAgreements(SupplyWorld world) {
      return new AgreementDirectory() {
        @Override
        public List<SupplyAgreement> ofAccount(UUID accountId, @Nullable Instant knownAt) {
          return List.copyOf(world.agreements.getOrDefault(accountId, List.of()));
        }

        @Override
        public Map<UUID, List<SupplyAgreement>> ofAccounts(
            Collection<UUID> accountIds, @Nullable Instant knownAt) {
          Map<UUID, List<SupplyAgreement>> all = new HashMap<>();
          accountIds.forEach(id -> all.put(id, ofAccount(id, knownAt)));
          return all;
        }

        @Override
        public Optional<SupplyAgreement> byId(UUID agreementId, @Nullable Instant knownAt) {
          return all().stream().filter(each -> each.id().equals(agreementId)).findFirst();
        }

        @Override
        public List<SupplyAgreement> inForce(
            LocalDateRange days, @Nullable UUID after, int limit, @Nullable Instant knownAt) {
          return all().stream()
              .filter(each -> after == null || each.id().compareTo(after) > 0)
              .limit(limit)
              .toList();
        }

        private List<SupplyAgreement> all() {
          List<SupplyAgreement> all = new ArrayList<>();
          world.agreements.values().forEach(all::addAll);
          all.sort(Comparator.comparing(SupplyAgreement::id));
          return all;
        }
      };
    }
  }
}
