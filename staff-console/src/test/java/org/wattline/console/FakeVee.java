package org.wattline.console;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.metering.QualityRun;
import org.wattline.billing.contract.metering.RegisterDirection;
import org.wattline.billing.contract.metering.Resolution;
import org.wattline.billing.contract.metering.UsageApi;
import org.wattline.billing.contract.metering.UsageQuality;
import org.wattline.billing.contract.metering.UsageSeries;
import org.wattline.billing.contract.vee.DecisionOutcome;
import org.wattline.billing.contract.vee.DecisionReason;
import org.wattline.billing.contract.vee.DecisionResult;
import org.wattline.billing.contract.vee.EditState;
import org.wattline.billing.contract.vee.ExceptionDecision;
import org.wattline.billing.contract.vee.ExceptionGroup;
import org.wattline.billing.contract.vee.ExceptionSeverity;
import org.wattline.billing.contract.vee.ExceptionState;
import org.wattline.billing.contract.vee.NewEdit;
import org.wattline.billing.contract.vee.Saying;
import org.wattline.billing.contract.vee.Saying.Kind;
import org.wattline.billing.contract.vee.Saying.Particular;
import org.wattline.billing.contract.vee.VeeApi;
import org.wattline.billing.contract.vee.VeeEdit;
import org.wattline.billing.contract.vee.VeeException;

/** Two exceptions of meter data in memory; decisions change the first and not the second. */
@Configuration(proxyBeanMethods = false)
class FakeVee {
  static final UUID SPIKE = FakeBilling.id("vee-spike");
  static final UUID STUCK = FakeBilling.id("vee-stuck");
  private static final Saying SPIKED =
      new Saying(
          "spike",
          List.of(
              new Particular(Kind.WATTS, "36000"),
              new Particular(Kind.CLOCK, "10:00"),
              new Particular(Kind.WATTS, "240")));
  private static final LocalDate DAY = LocalDate.of(2026, 11, 3);
  private static final long MIDNIGHT = Instant.parse("2026-11-02T23:00:00Z").getEpochSecond();

  /** The exceptions, and what was asked of them. */
  static final class Workbench {
    final Map<UUID, VeeException> exceptions = new LinkedHashMap<>();
    final List<Object> asked = new ArrayList<>();
    final List<VeeEdit> proposed = new ArrayList<>();
    @Nullable RuntimeException trouble;
    boolean fourEyes;

    void reset() {
      proposed.clear();
      trouble = null;
      asked.clear();
      exceptions.clear();
      fourEyes = false;
      exceptions.put(SPIKE, spike(SPIKED, ExceptionState.OPEN));
      exceptions.put(
          STUCK,
          exception(
              STUCK,
              "stuck",
              new Saying(
                  "stuck",
                  List.of(
                      new Particular(Kind.COUNT, "30"),
                      new Particular(Kind.CLOCK, "02:30"),
                      new Particular(Kind.WATTS, "4000"))),
              10,
              30,
              ExceptionState.OPEN));
    }

    /** The spike as a build found it that had only English. */
    void wasFoundLongAgo() {
      exceptions.put(SPIKE, spike(null, ExceptionState.OPEN));
    }

    VeeException find(Object id) {
      VeeException found = exceptions.get((UUID) id);
      if (found == null) {
        throw FakeApi.refusal(404, "Not found");
      }
      return found;
    }

    /** Somebody wants two values of the spike's day to be others. */
    VeeEdit propose(boolean yours) {
      VeeEdit edit =
          edit(
              FakeBilling.id("channel"),
              new NewEdit(
                  DAY,
                  List.of(new NewEdit.Value(40, 123L), new NewEdit.Value(41, null)),
                  "Read on the spot"),
              EditState.PROPOSED,
              yours);
      proposed.add(edit);
      return edit;
    }

    VeeEdit decided(Object id, EditState state, Object how) {
      if (trouble != null) {
        throw trouble;
      }
      asked.add(how);
      VeeEdit edit = proposed.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
      proposed.remove(edit);
      return edit(edit.channelId(), new NewEdit(DAY, edit.values(), edit.reason()), state, false);
    }

    List<VeeException> open(@Nullable Object rule, @Nullable Object point) {
      return exceptions.values().stream()
          .filter(one -> one.state() == ExceptionState.OPEN)
          .filter(one -> point == null || one.servicePointId().equals(point))
          .filter(one -> rule == null || one.rule().equals(rule))
          .toList();
    }

    DecisionResult decide(ExceptionDecision decision) {
      asked.add(decision);
      List<DecisionResult.Item> items = new ArrayList<>();
      for (UUID id : decision.ids()) {
        if (id.equals(STUCK)) {
          items.add(
              new DecisionResult.Item(
                  id, false, "In English alone.", DecisionOutcome.SETTLED_MEANWHILE));
        } else {
          exceptions.put(id, spike(SPIKED, ExceptionState.ACCEPTED));
          items.add(
              new DecisionResult.Item(id, true, "In English alone.", DecisionOutcome.ACCEPTED));
        }
      }
      return new DecisionResult(items);
    }
  }

  private static VeeException spike(@Nullable Saying saying, ExceptionState state) {
    return exception(SPIKE, "spike", saying, 40, 1, state);
  }

  private static VeeException exception(
      UUID id, String rule, @Nullable Saying saying, int slot, int slots, ExceptionState state) {
    return new VeeException(
        id,
        rule,
        ExceptionSeverity.WARNING,
        "In English alone.",
        saying,
        FakeBilling.id("point"),
        "541448860000000017",
        "Meir 1, Antwerpen",
        FakeBilling.id("channel"),
        DAY,
        DAY.plusDays(1),
        slot,
        slots,
        8_940,
        "Wh",
        Instant.parse("2026-11-04T05:00:00Z"),
        3,
        LocalDate.of(2026, 11, 14),
        state,
        null,
        null,
        null,
        null,
        0);
  }

  /** The same, of another day. */
  static VeeException onDay(VeeException one, LocalDate day) {
    return new VeeException(
        one.id(),
        one.rule(),
        one.severity(),
        one.sentence(),
        one.saying(),
        one.servicePointId(),
        one.marketId(),
        one.place(),
        one.channelId(),
        day,
        day.plusDays(1),
        one.firstSlot(),
        one.slots(),
        one.atStake(),
        one.unit(),
        one.foundAt(),
        one.ageDays(),
        one.dueOn(),
        one.state(),
        one.owner(),
        one.closedAt(),
        one.closedBy(),
        one.reason(),
        one.version());
  }

  @Bean
  Workbench workbench() {
    Workbench bench = new Workbench();
    bench.reset();
    return bench;
  }

  @Bean
  @Primary
  VeeApi fakeVeeApi(Workbench bench) {
    return new FakeApi<>(VeeApi.class)
        .on("exceptions", asked -> new Page<>(bench.open(asked[1], asked[4]), null))
        .on(
            "groups",
            asked ->
                bench.open(null, null).stream()
                    .map(one -> new ExceptionGroup(one.rule(), one.severity(), 1, one.atStake()))
                    .toList())
        .on("exception", asked -> bench.find(asked[0]))
        .on("decide", asked -> bench.decide((ExceptionDecision) asked[0]))
        .on(
            "edit",
            asked -> {
              NewEdit edit = (NewEdit) asked[1];
              bench.asked.add(edit);
              return edit(
                  (UUID) asked[0],
                  edit,
                  bench.fourEyes ? EditState.PROPOSED : EditState.APPLIED,
                  true);
            })
        .on(
            "edits",
            asked -> {
              if (bench.trouble != null) {
                throw bench.trouble;
              }
              return new Page<>(List.copyOf(bench.proposed), null);
            })
        .on("approve", asked -> bench.decided(asked[0], EditState.APPLIED, "approved"))
        .on(
            "refuse",
            asked ->
                bench.decided(asked[0], EditState.REFUSED, ((DecisionReason) asked[1]).reason()))
        .make();
  }

  private static VeeEdit edit(UUID channel, NewEdit edit, EditState state, boolean yours) {
    return new VeeEdit(
        FakeBilling.id("edit"),
        channel,
        FakeBilling.id("point"),
        edit.day(),
        edit.values(),
        edit.reason(),
        state,
        yours ? "Els Maes" : "Jan Claes",
        yours,
        Instant.parse("2026-11-07T05:00:00Z"),
        null,
        null);
  }

  /** A day of quarter-hours: two are missing, four are estimated, one stands out. */
  @Bean
  @Primary
  UsageApi fakeUsageApi(FakeGround.Ground ground) {
    return ground
        .usage()
        .on("registerReads", asked -> FakeMoves.reads())
        .on(
            "channelUsage",
            asked -> {
              long[] starts = new long[97];
              @Nullable BigDecimal[] values = new @Nullable BigDecimal[96];
              for (int i = 0; i < 97; i++) {
                starts[i] = MIDNIGHT + 900L * i;
              }
              for (int i = 0; i < 96; i++) {
                values[i] = i < 2 ? null : new BigDecimal(i == 40 ? "9.000" : "0.060");
              }
              return new UsageSeries(
                  (UUID) asked[0],
                  "",
                  RegisterDirection.IMPORT,
                  "kWh",
                  Resolution.INTERVAL,
                  "Europe/Brussels",
                  DAY,
                  DAY.plusDays(1),
                  starts,
                  values,
                  List.of(
                      new QualityRun(0, 2, UsageQuality.MISSING, ""),
                      new QualityRun(2, 4, UsageQuality.ESTIMATED, "VEE-LINEAR"),
                      new QualityRun(6, 90, UsageQuality.MEASURED, "")),
                  new BigDecimal("14.58"),
                  2,
                  4,
                  null,
                  null);
            })
        .on(
            "usage",
            asked -> usage((LocalDate) asked[1], (LocalDate) asked[2], (Resolution) asked[3]))
        .make();
  }

  /** A day of this year is 12 kWh, one of a year before 10; a month 300. */
  private static List<UsageSeries> usage(LocalDate from, LocalDate to, Resolution by) {
    boolean months = by == Resolution.MONTH;
    LocalDate end = to.minusDays(1);
    int size =
        months
            ? (int) ChronoUnit.MONTHS.between(from.withDayOfMonth(1), end.withDayOfMonth(1)) + 1
            : (int) ChronoUnit.DAYS.between(from, to);
    boolean recent = from.isAfter(LocalDate.now(ZoneId.of("Europe/Brussels")).minusMonths(3));
    BigDecimal each = new BigDecimal(months ? "300" : recent ? "12" : "10");
    long[] starts = new long[size + 1];
    @Nullable BigDecimal[] values = new @Nullable BigDecimal[size];
    for (int i = 0; i <= size; i++) {
      LocalDate day = months ? from.plusMonths(i) : from.plusDays(i);
      starts[i] = day.atStartOfDay(ZoneId.of("Europe/Brussels")).toEpochSecond();
      if (i < size) {
        values[i] = each;
      }
    }
    return List.of(
        new UsageSeries(
            FakeBilling.id("channel"),
            "",
            RegisterDirection.IMPORT,
            "kWh",
            by,
            "Europe/Brussels",
            from,
            to,
            starts,
            values,
            List.of(new QualityRun(0, size, UsageQuality.MEASURED, "")),
            each.multiply(BigDecimal.valueOf(size)),
            0,
            0,
            null,
            null));
  }
}
