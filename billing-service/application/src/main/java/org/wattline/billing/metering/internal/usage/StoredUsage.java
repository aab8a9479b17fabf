package org.wattline.billing.metering.internal.usage;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wattline.billing.access.Asker;
import org.wattline.billing.access.Refusals;
import org.wattline.billing.audit.AuditTrail;
import org.wattline.billing.contract.metering.Channel;
import org.wattline.billing.contract.metering.ChannelTerm;
import org.wattline.billing.contract.metering.NewVirtualChannel;
import org.wattline.billing.contract.metering.RegisterDirection;
import org.wattline.billing.contract.metering.RegisterRead;
import org.wattline.billing.contract.metering.Resolution;
import org.wattline.billing.contract.metering.UsageApi;
import org.wattline.billing.contract.metering.UsageSeries;
import org.wattline.billing.metering.UsageReading;
import org.wattline.billing.premises.PointAccess;
import org.wattline.formats.SeriesKind;
import org.wattline.kernel.LocalDateRange;
import org.wattline.tenancy.problem.ProblemException;
import org.wattline.tenancy.security.Role;
import org.wattline.tenancy.time.Business;

@Service
class StoredUsage implements UsageReading {
  private final ChannelRows channels;
  private final StoredDays days;
  private final RegisterRows registers;
  private final Qualities qualities;
  private final PointAccess access;
  private final AuditTrail audit;
  private final JdbcClient jdbc;
  private final Clock clock;

  StoredUsage(
      ChannelRows channels,
      StoredDays days,
      RegisterRows registers,
      Qualities qualities,
      PointAccess access,
      AuditTrail audit,
      JdbcClient jdbc,
      @Business Clock clock) {
    this.channels = channels;
    this.days = days;
    this.registers = registers;
    this.qualities = qualities;
    this.access = access;
    this.audit = audit;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  private static void requireEditor(Asker asker) {
    asker.requireAnyOf(
        Role.BILLING, Role.FIELD_SERVICE, Role.SUPERVISOR, Role.TENANT_ADMINISTRATOR);
  }

  @Override
  @Transactional(readOnly = true)
  public List<Channel> channels(Asker asker, UUID pointId) {
    List<LocalDateRange> visible = access.visibleDays(asker, pointId);
    List<Channel> shown = shown(channels.ofPoints(List.of(pointId)), visible);
    return asker.isStaff()
        ? shown
        : shown.stream().filter(c -> c.firstDay() != null || !c.terms().isEmpty()).toList();
  }

  private List<Channel> shown(List<ChannelRow> rows, List<LocalDateRange> visible) {
    List<Integer> numbers = rows.stream().map(ChannelRow::no).toList();
    Map<Integer, ChannelRows.Extent> extents = channels.extents(numbers);
    Map<Integer, List<ChannelRows.Term>> terms =
        channels.terms(rows.stream().filter(ChannelRow::derived).map(ChannelRow::no).toList());
    Set<Integer> sources = new LinkedHashSet<>();
    terms.values().forEach(of -> of.forEach(term -> sources.add(term.source())));
    Map<Integer, UUID> ids = new LinkedHashMap<>();
    channels.byNo(sources).forEach(c -> ids.put(c.no(), c.id()));
    return rows.stream()
        .sorted(
            Comparator.comparing((ChannelRow c) -> !c.counted())
                .thenComparing(ChannelRow::direction)
                .thenComparing(ChannelRow::code)
                .thenComparingInt(ChannelRow::seconds))
        .map(
            c -> {
              ChannelRows.Extent extent = Objects.requireNonNull(extents.get(c.no()));
              LocalDate first = clamped(extent.first(), visible, true);
              LocalDate last = clamped(extent.last(), visible, false);
              boolean empty = first == null || last == null || first.isAfter(last);
              return new Channel(
                  c.id(),
                  c.point(),
                  c.code(),
                  RegisterDirection.valueOf(c.direction()),
                  c.kind().name(),
                  c.shownUnit(),
                  c.seconds(),
                  c.serial().isEmpty() ? null : c.serial(),
                  c.counted(),
                  terms.getOrDefault(c.no(), List.of()).stream()
                      .map(
                          t ->
                              new ChannelTerm(
                                  Objects.requireNonNull(ids.get(t.source())), t.factor()))
                      .toList(),
                  c.currency().isEmpty() ? null : c.currency(),
                  c.label(),
                  empty ? null : first,
                  empty ? null : last);
            })
        .toList();
  }

  /** A day moved into what may be seen. */
  private static @Nullable LocalDate clamped(
      @Nullable LocalDate day, List<LocalDateRange> visible, boolean first) {
    if (day == null) {
      return null;
    }
    if (visible.stream().anyMatch(range -> range.contains(day))) {
      return day;
    }
    return first
        ? visible.stream()
            .map(LocalDateRange::from)
            .filter(from -> from.isAfter(day))
            .min(Comparator.naturalOrder())
            .orElse(null)
        : visible.stream()
            .map(range -> range.to().minusDays(1))
            .filter(to -> to.isBefore(day))
            .max(Comparator.naturalOrder())
            .orElse(null);
  }

  @Override
  @Transactional
  public Channel combine(Asker asker, UUID pointId, NewVirtualChannel channel) {
    requireEditor(asker);
    List<LocalDateRange> visible = access.visibleDays(asker, pointId);
    List<ChannelRow> sources = new ArrayList<>();
    for (int i = 0; i < channel.terms().size(); i++) {
      String at = "terms[" + i + "].channelId";
      ChannelRow source =
          channels
              .byId(channel.terms().get(i).channelId())
              .orElseThrow(() -> Refusals.invalid(at, "There is no such channel."));
      ChannelRow first = sources.isEmpty() ? source : sources.getFirst();
      if (source.derived() || !source.isGrid() || !source.isQuantity()) {
        throw Refusals.invalid(at, "must be a channel of intervals that is not virtual itself");
      }
      if (source.seconds() != first.seconds()
          || source.unit() != first.unit()
          || source.kind() != first.kind()
          || !source.zone().equals(first.zone())) {
        throw Refusals.invalid(
            at, "must have the interval length, unit and zone of the first channel");
      }
      if (sources.stream().anyMatch(s -> s.no() == source.no())) {
        throw Refusals.invalid(at, "This channel is given twice.");
      }
      sources.add(source);
    }
    ChannelRow like = sources.getFirst();
    UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
    Integer no =
        jdbc.sql(
                """
                insert into channel (id, service_point_id, code, direction, kind, unit, power,
                  interval_seconds, meter_serial, counted, derived, currency, label, created_at)
                values (:id, :point, :code, :direction, :kind, :unit, :power, :seconds, '',
                  :counted, true, '', :label, :now)
                on conflict on constraint channel_once do nothing returning no
                """)
            .param("id", id)
            .param("point", pointId)
            .param("code", channel.code())
            .param("direction", channel.direction().name())
            .param("kind", like.kind().name())
            .param("unit", like.unit().name())
            .param("power", like.power())
            .param("seconds", like.seconds())
            .param("counted", channel.counted())
            .param("label", channel.label())
            .param("now", Timestamp.from(clock.instant()))
            .query(Integer.class)
            .optional()
            .orElseThrow(
                () ->
                    Refusals.conflict(
                        "The point has a channel of this code and direction.", "channel-known"));
    for (int i = 0; i < sources.size(); i++) {
      jdbc.sql("insert into channel_term (channel_no, source_no, factor) values (:c, :s, :f)")
          .param("c", no)
          .param("s", sources.get(i).no())
          .param("f", channel.terms().get(i).factor())
          .update();
    }
    Channel made = shown(List.of(channels.byId(id).orElseThrow()), visible).getFirst();
    audit.record(asker, "channel-combined", "channel", id, null, made);
    return made;
  }

  @Override
  @Transactional
  public Channel count(Asker asker, UUID channelId, boolean counted) {
    requireEditor(asker);
    ChannelRow row = channels.byId(channelId).orElseThrow(() -> Refusals.notFound("channel"));
    List<LocalDateRange> visible = access.visibleDays(asker, row.point());
    if (counted && (row.kind() == SeriesKind.PRICE || row.kind() == SeriesKind.INSTANTANEOUS)) {
      throw Refusals.conflict("Values of this kind are no usage.", "no-usage");
    }
    Channel before = shown(List.of(row), visible).getFirst();
    channels.count(row.no(), counted);
    Channel after = shown(List.of(channels.byId(channelId).orElseThrow()), visible).getFirst();
    audit.record(asker, "channel-counting-changed", "channel", channelId, before, after);
    return after;
  }

  @Override
  @Transactional(readOnly = true)
  public List<UsageSeries> ofPoint(
      Asker asker,
      UUID pointId,
      LocalDate from,
      LocalDate to,
      Resolution resolution,
      @Nullable Instant knownAt) {
    List<LocalDateRange> visible = access.visibleDays(asker, pointId);
    LocalDateRange range = checked(from, to, resolution);
    Map<ChannelRow.Group, List<ChannelRow>> groups = new LinkedHashMap<>();
    for (ChannelRow channel : channels.ofPoints(List.of(pointId))) {
      if (channel.counted() && channel.isQuantity()) {
        groups.computeIfAbsent(channel.group(), g -> new ArrayList<>()).add(channel);
      }
    }
    return series(new ArrayList<>(groups.values()), range, resolution, knownAt, visible);
  }

  /** Without a transaction: each of its statements sees what is committed, as it would in one. */
  @Override
  public UsageSeries ofChannel(
      Asker asker,
      UUID channelId,
      LocalDate from,
      LocalDate to,
      Resolution resolution,
      @Nullable Instant knownAt) {
    ChannelRow channel = channels.byId(channelId).orElseThrow(() -> Refusals.notFound("channel"));
    List<LocalDateRange> visible;
    try {
      // a channel's point is there: of staff nothing more is to be asked
      visible = asker.isStaff() ? PointAccess.ALWAYS : access.visibleDays(asker, channel.point());
    } catch (ProblemException foreign) {
      throw Refusals.notFound("channel");
    }
    if (!channel.isQuantity() && resolution != Resolution.INTERVAL) {
      throw Refusals.invalid(
          "resolution", "Values of this channel do not add up: ask for INTERVAL.");
    }
    LocalDateRange range = checked(from, to, resolution);
    return series(List.of(List.of(channel)), range, resolution, knownAt, visible).getFirst();
  }

  static LocalDateRange checked(LocalDate from, LocalDate to, Resolution resolution) {
    if (!to.isAfter(from)) {
      throw Refusals.invalid("to", "must be after 'from'");
    }
    boolean fine = resolution == Resolution.INTERVAL || resolution == Resolution.HOUR;
    int most = fine ? UsageApi.MAX_DAYS_OF_INTERVALS : UsageApi.MAX_DAYS;
    if (to.toEpochDay() - from.toEpochDay() > most) {
      throw Refusals.invalid("to", "must be at most " + most + " days after 'from'");
    }
    return LocalDateRange.of(from, to);
  }

  private List<UsageSeries> series(
      List<List<ChannelRow>> groups,
      LocalDateRange range,
      Resolution resolution,
      @Nullable Instant knownAt,
      List<LocalDateRange> visible) {
    List<ChannelRow> all = groups.stream().flatMap(List::stream).toList();
    Map<Integer, List<ChannelRows.Term>> terms =
        channels.terms(all.stream().filter(ChannelRow::derived).map(ChannelRow::no).toList());
    Set<Integer> wanted = new LinkedHashSet<>();
    all.stream().filter(c -> c.seconds() > 0).forEach(c -> wanted.add(c.no()));
    terms.values().forEach(of -> of.forEach(term -> wanted.add(term.source())));
    Map<Integer, StoredDays.Days> known = days.load(wanted, range, knownAt, true);
    Map<Integer, Qualities.Meaning> marks = qualities.all();
    List<UsageSeries> found = new ArrayList<>();
    for (List<ChannelRow> group : groups) {
      List<ChannelRow> grid = group.stream().filter(c -> c.seconds() > 0).toList();
      boolean stored = grid.stream().anyMatch(c -> c.derived() || known.containsKey(c.no()));
      if (stored) {
        GroupDays days = new GroupDays(grid, known, terms);
        found.add(new SeriesAssembly(days.finest(), range, resolution, marks, visible).of(days));
      } else {
        found.add(irregular(group.getFirst(), range, resolution, knownAt, visible, marks));
      }
    }
    return found;
  }

  /** Periods that fit no grid, each its own value whatever the resolution. */
  private UsageSeries irregular(
      ChannelRow channel,
      LocalDateRange range,
      Resolution resolution,
      @Nullable Instant knownAt,
      List<LocalDateRange> visible,
      Map<Integer, Qualities.Meaning> marks) {
    SeriesAssembly series = new SeriesAssembly(channel, range, resolution, marks, visible);
    Instant from = range.from().atStartOfDay(channel.zone()).toInstant();
    Instant to = range.to().atStartOfDay(channel.zone()).toInstant();
    long end = from.getEpochSecond();
    for (RegisterRows.Read read :
        registers
            .reads(List.of(channel.no()), from, to, knownAt, marks)
            .getOrDefault(channel.no(), List.of())) {
      LocalDate day = Consumption.day(channel, read.at());
      BigDecimal value = read.value();
      if (value != null && visible.stream().anyMatch(r -> r.contains(day))) {
        series.period(
            read.at().getEpochSecond(), read.seconds(), value, read.meaning(), read.cost());
        end = read.at().getEpochSecond() + read.seconds();
      }
    }
    return series.finish(end);
  }

  @Override
  @Transactional(readOnly = true)
  public byte[] csv(
      Asker asker,
      UUID pointId,
      LocalDate from,
      LocalDate to,
      Resolution resolution,
      @Nullable Instant knownAt) {
    return UsageCsv.write(ofPoint(asker, pointId, from, to, resolution, knownAt));
  }

  @Override
  @Transactional(readOnly = true)
  public byte[] greenButton(
      Asker asker, UUID pointId, LocalDate from, LocalDate to, @Nullable Instant knownAt) {
    return GreenButtonFeed.write(
        pointId, ofPoint(asker, pointId, from, to, Resolution.INTERVAL, knownAt), clock.instant());
  }

  @Override
  @Transactional(readOnly = true)
  public List<RegisterRead> registerReads(Asker asker, UUID pointId, LocalDate from, LocalDate to) {
    List<LocalDateRange> visible = access.visibleDays(asker, pointId);
    LocalDateRange range = checked(from, to, Resolution.DAY);
    List<ChannelRow> of =
        channels.ofPoints(List.of(pointId)).stream()
            .filter(c -> c.kind() == SeriesKind.CUMULATIVE || c.kind() == SeriesKind.MAXIMUM_DEMAND)
            .toList();
    if (of.isEmpty()) {
      return List.of();
    }
    Map<List<String>, RegisterFacts> facts = registers.facts(of);
    List<RegisterRead> shown = new ArrayList<>();
    Instant start = range.from().minusDays(400).atStartOfDay(of.getFirst().zone()).toInstant();
    Instant end = range.to().atStartOfDay(of.getFirst().zone()).toInstant();
    Map<Integer, List<RegisterRows.Read>> reads =
        registers.reads(
            of.stream().map(ChannelRow::no).toList(), start, end, null, qualities.all());
    for (ChannelRow channel : of) {
      RegisterRows.Read before = null;
      for (RegisterRows.Read read : reads.getOrDefault(channel.no(), List.of())) {
        LocalDate day = Consumption.day(channel, read.at());
        boolean seen = visible.stream().anyMatch(r -> r.contains(day) || r.to().equals(day));
        // whoever moves in starts from this read; how it came about is their predecessor's
        boolean seenBefore =
            before != null && seen && sees(visible, Consumption.day(channel, before.at()), day);
        if (seen && range.contains(day)) {
          shown.add(
              shown(
                  channel,
                  read,
                  day,
                  seenBefore && read.isUsable() && channel.kind() == SeriesKind.CUMULATIVE
                      ? Consumption.difference(
                          channel,
                          Objects.requireNonNull(before),
                          read,
                          facts.get(List.of(channel.serial(), channel.code())))
                      : null));
        }
        if (read.isUsable()) {
          before = read;
        }
      }
    }
    shown.sort(Comparator.comparing(RegisterRead::at).thenComparing(RegisterRead::registerCode));
    return shown;
  }

  private static boolean sees(List<LocalDateRange> visible, LocalDate from, LocalDate to) {
    return visible.stream().anyMatch(r -> !from.isBefore(r.from()) && !to.isAfter(r.to()));
  }

  private static RegisterRead shown(
      ChannelRow channel, RegisterRows.Read read, LocalDate day, @Nullable BigDecimal quantity) {
    int shift = channel.power() - channel.shownPower();
    BigDecimal value = read.value();
    return new RegisterRead(
        channel.id(),
        channel.code(),
        RegisterDirection.valueOf(channel.direction()),
        channel.serial().isEmpty() ? null : channel.serial(),
        read.at(),
        day,
        value == null ? null : value.scaleByPowerOfTen(shift),
        channel.shownUnit(),
        read.meaning().quality(),
        read.meaning().code(),
        read.kind(),
        read.reason(),
        quantity == null ? null : quantity.scaleByPowerOfTen(shift));
  }
}
