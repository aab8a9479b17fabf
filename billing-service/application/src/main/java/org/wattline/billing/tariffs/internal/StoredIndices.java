package org.wattline.billing.tariffs.internal;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wattline.billing.access.Asker;
import org.wattline.billing.access.Refusals;
import org.wattline.billing.audit.AuditTrail;
import org.wattline.billing.contract.tariffs.IndexDayValue;
import org.wattline.billing.contract.tariffs.IndexPrices;
import org.wattline.billing.contract.tariffs.IndexUpload;
import org.wattline.billing.contract.tariffs.NewPriceIndex;
import org.wattline.billing.contract.tariffs.PriceIndex;
import org.wattline.billing.tariffs.PriceIndices;
import org.wattline.tenancy.time.BusinessCalendar;

@Service
class StoredIndices implements PriceIndices {
  private static final int MINUTES_OF_DAY = 24 * 60;
  private static final Duration MAX_READ = Duration.ofDays(31);
  private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("2100-01-01T00:00:00Z");

  private final IndexRows rows;
  private final VersionRows versions;
  private final AuditTrail audit;
  private final BusinessCalendar calendar;

  StoredIndices(IndexRows rows, VersionRows versions, AuditTrail audit, BusinessCalendar calendar) {
    this.rows = rows;
    this.versions = versions;
    this.audit = audit;
    this.calendar = calendar;
  }

  private static void requireReader(Asker asker) {
    if (!asker.isCustomer()) {
      asker.requireStaff();
    }
  }

  @Override
  @Transactional(readOnly = true)
  public List<PriceIndex> list(Asker asker) {
    requireReader(asker);
    return rows.list();
  }

  @Override
  @Transactional
  public PriceIndex create(Asker asker, NewPriceIndex index) {
    StoredProducts.requireEditor(asker);
    Integer minutes = index.minutes();
    if (minutes != null && !List.of(15, 30, 60).contains(minutes)) {
      throw Refusals.invalid("minutes", "must be 15, 30 or 60, or none");
    }
    UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
    if (!rows.insert(id, index, calendar.now())) {
      throw Refusals.conflict("There is a price index of this code already.", "index-known");
    }
    PriceIndex made = new PriceIndex(id, index.code(), index.name(), minutes, null);
    audit.record(asker, "price-index-created", "price-index", id, null, made);
    return made;
  }

  @Override
  @Transactional
  public IndexUpload upload(Asker asker, String code, IndexPrices prices) {
    StoredProducts.requireEditor(asker);
    IndexRows.Known index = index(code);
    int minutes = intervalMinutes(index);
    Instant start = onInterval("start", prices.start(), minutes);
    Instant end = start.plus(Duration.ofMinutes((long) minutes * prices.prices().size()));
    if (end.isAfter(LAST)) {
      throw Refusals.invalid("prices", "must end before 2100");
    }
    versions.stamp();
    Instant now = calendar.now().truncatedTo(ChronoUnit.MICROS);
    LocalDate firstDay = LocalDate.ofInstant(start, ZoneOffset.UTC);
    LocalDate afterLast = LocalDate.ofInstant(end.minusSeconds(1), ZoneOffset.UTC).plusDays(1);
    Map<LocalDate, IndexRows.Day> known =
        rows.days(index.id(), firstDay, afterLast, null).stream()
            .collect(Collectors.toMap(IndexRows.Day::day, Function.identity()));
    Map<LocalDate, @Nullable BigDecimal[]> merged = new TreeMap<>();
    int changed = 0;
    for (int i = 0; i < prices.prices().size(); i++) {
      Instant at = start.plusSeconds(60L * minutes * i);
      LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
      @Nullable BigDecimal[] values =
          merged.computeIfAbsent(day, d -> copy(known.get(d), MINUTES_OF_DAY / minutes));
      int slot = at.atOffset(ZoneOffset.UTC).toLocalTime().toSecondOfDay() / (60 * minutes);
      BigDecimal given = prices.prices().get(i);
      if (!same(values[slot], given)) {
        values[slot] = given;
        changed++;
      }
    }
    merged.forEach(
        (day, values) -> {
          IndexRows.Day before = known.get(day);
          if (before == null || !same(before.prices(), values)) {
            int revision = before == null ? 1 : before.revision() + 1;
            rows.insertDay(index.id(), new IndexRows.Day(day, revision, values), now);
          }
        });
    IndexUpload upload = new IndexUpload(prices.prices().size(), changed, now);
    audit.record(asker, "index-prices-given", "price-index", index.id(), null, upload);
    return upload;
  }

  private static @Nullable BigDecimal[] copy(IndexRows.@Nullable Day known, int slots) {
    return known == null ? new BigDecimal[slots] : Arrays.copyOf(known.prices(), slots);
  }

  private static boolean same(@Nullable BigDecimal a, @Nullable BigDecimal b) {
    return a == null || b == null ? a == b : a.compareTo(b) == 0;
  }

  private static boolean same(@Nullable BigDecimal[] a, @Nullable BigDecimal[] b) {
    boolean same = a.length == b.length;
    for (int i = 0; same && i < a.length; i++) {
      same = same(a[i], b[i]);
    }
    return same;
  }

  @Override
  @Transactional(readOnly = true)
  public IndexPrices prices(
      Asker asker, String code, Instant from, Instant to, @Nullable Instant knownAt) {
    requireReader(asker);
    IndexRows.Known index = index(code);
    int minutes = intervalMinutes(index);
    Instant start = onInterval("from", from, minutes);
    Instant end = onInterval("to", to, minutes);
    if (!end.isAfter(start) || Duration.between(start, end).compareTo(MAX_READ) > 0) {
      throw Refusals.invalid(
          "to", "must be after 'from', by at most " + MAX_READ.toDays() + " days");
    }
    Map<LocalDate, IndexRows.Day> known =
        rows
            .days(
                index.id(),
                LocalDate.ofInstant(start, ZoneOffset.UTC),
                LocalDate.ofInstant(end, ZoneOffset.UTC).plusDays(1),
                knownAt)
            .stream()
            .collect(Collectors.toMap(IndexRows.Day::day, Function.identity()));
    List<@Nullable BigDecimal> prices = new ArrayList<>();
    for (Instant at = start; at.isBefore(end); at = at.plusSeconds(60L * minutes)) {
      IndexRows.Day day = known.get(LocalDate.ofInstant(at, ZoneOffset.UTC));
      int slot = at.atOffset(ZoneOffset.UTC).toLocalTime().toSecondOfDay() / (60 * minutes);
      prices.add(day == null ? null : day.prices()[slot]);
    }
    return new IndexPrices(start, prices);
  }

  @Override
  @Transactional
  public IndexUpload values(Asker asker, String code, List<IndexDayValue> values) {
    StoredProducts.requireEditor(asker);
    IndexRows.Known index = index(code);
    if (index.minutes() != null) {
      throw Refusals.conflict(
          "This index has interval prices: send them as prices.", "index-of-prices");
    }
    if (values.stream().map(IndexDayValue::from).distinct().count() < values.size()) {
      throw Refusals.invalid("values", "must name each day once");
    }
    versions.stamp();
    Instant now = calendar.now().truncatedTo(ChronoUnit.MICROS);
    Map<LocalDate, IndexRows.Value> known =
        rows.values(index.id(), null).stream()
            .collect(Collectors.toMap(IndexRows.Value::from, Function.identity()));
    int changed = 0;
    for (IndexDayValue value : values) {
      IndexRows.Value before = known.get(value.from());
      if (before == null || !same(before.value(), value.value())) {
        rows.insertValue(index.id(), value, before == null ? 1 : before.revision() + 1, now);
        changed++;
      }
    }
    IndexUpload upload = new IndexUpload(values.size(), changed, now);
    audit.record(asker, "index-values-given", "price-index", index.id(), null, upload);
    return upload;
  }

  @Override
  @Transactional(readOnly = true)
  public List<IndexDayValue> values(Asker asker, String code, @Nullable Instant knownAt) {
    requireReader(asker);
    IndexRows.Known index = index(code);
    if (index.minutes() != null) {
      throw Refusals.conflict(
          "This index has interval prices: ask for its prices.", "index-of-prices");
    }
    return rows.values(index.id(), knownAt).stream()
        .map(v -> new IndexDayValue(v.from(), v.value()))
        .toList();
  }

  private static Instant onInterval(String field, Instant at, int minutes) {
    if (at.isBefore(FIRST) || at.isAfter(LAST)) {
      throw Refusals.invalid(field, "must be from 2000 to 2099");
    }
    if (at.getNano() != 0 || at.getEpochSecond() % (60L * minutes) != 0) {
      throw Refusals.invalid(field, "must be where an interval of " + minutes + " minutes begins");
    }
    return at;
  }

  private static int intervalMinutes(IndexRows.Known index) {
    Integer minutes = index.minutes();
    if (minutes == null) {
      throw Refusals.conflict(
          "This index has values from day to day: they are its values.", "index-of-days");
    }
    return minutes;
  }

  private IndexRows.Known index(String code) {
    IndexRows.Known found = rows.byCode(List.of(code)).get(code);
    if (found == null) {
      throw Refusals.notFound("price index");
    }
    return found;
  }
}
