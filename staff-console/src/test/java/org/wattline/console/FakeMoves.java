package org.wattline.console;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.agreements.Agreement;
import org.wattline.billing.contract.agreements.NewTerms;
import org.wattline.billing.contract.agreements.Terms;
import org.wattline.billing.contract.customers.PostalAddress;
import org.wattline.billing.contract.metering.Installation;
import org.wattline.billing.contract.metering.Meter;
import org.wattline.billing.contract.metering.MeterRegister;
import org.wattline.billing.contract.metering.MeterState;
import org.wattline.billing.contract.metering.MetersApi;
import org.wattline.billing.contract.metering.RegisterDirection;
import org.wattline.billing.contract.metering.UsageQuality;
import org.wattline.billing.contract.moves.ChangeOfOccupant;
import org.wattline.billing.contract.moves.Move;
import org.wattline.billing.contract.moves.MoveIn;
import org.wattline.billing.contract.moves.MoveKind;
import org.wattline.billing.contract.moves.MoveOut;
import org.wattline.billing.contract.moves.MovesApi;
import org.wattline.billing.contract.moves.NextStep;
import org.wattline.billing.contract.moves.RegisterRead;
import org.wattline.billing.contract.moves.Vacancy;
import org.wattline.billing.contract.premises.CommodityKind;
import org.wattline.billing.contract.premises.Metering;
import org.wattline.billing.contract.premises.PremiseAddress;
import org.wattline.billing.contract.premises.ServicePoint;
import org.wattline.billing.contract.premises.ServicePointsApi;
import org.wattline.tenancy.vaadin.api.ApiProblemException;

/** Moves in memory, the points and meters that they are about, and what stands empty. */
@Configuration(proxyBeanMethods = false)
class FakeMoves {
  static final UUID POINT = FakeBilling.id("point");
  static final UUID EMPTY = FakeBilling.id("empty-point");
  static final UUID LEAVING = FakeBilling.id("1000 0017 42");
  static final UUID METER = FakeBilling.id("meter");
  private static final String SERIAL = "1SAG1100012345";
  private static final PremiseAddress MEIR =
      new PremiseAddress("Meir 1", "bus 3", "2000", "Antwerpen", null, "BE");

  /** The moves, what was asked of them, and how the next is answered. */
  static final class Register {
    final List<Object> asked = new ArrayList<>();
    final List<Vacancy> vacancies = new ArrayList<>();
    final Map<UUID, Move> moves = new LinkedHashMap<>();
    final List<Move> earlier = new ArrayList<>();
    @Nullable RuntimeException refusal;
    @Nullable RuntimeException silence;
    boolean backdated;

    void reset() {
      asked.clear();
      moves.clear();
      earlier.clear();
      earlier.add(movedIn(LEAVING));
      refusal = null;
      silence = null;
      backdated = false;
      vacancies.clear();
      vacancies.add(
          new Vacancy(
              EMPTY,
              "541448820044190001",
              FakeBilling.id("premise"),
              MEIR,
              LocalDate.of(2026, 10, 30),
              LEAVING,
              "1000 0017 42"));
    }

    Move made(
        Object request,
        MoveKind kind,
        LocalDate day,
        @Nullable Agreement out,
        @Nullable Agreement in,
        List<RegisterRead> reads,
        @Nullable PostalAddress forwarding,
        Object preview) {
      answer();
      asked.add(request);
      boolean only = (boolean) preview;
      UUID id = FakeBilling.id("move" + moves.size());
      List<NextStep> next = new ArrayList<>();
      if (out != null) {
        next.add(new NextStep(NextStep.Kind.SUPPLY_ENDS, day.minusDays(1)));
        next.add(new NextStep(NextStep.Kind.FINAL_BILL_BY, day.plusDays(42)));
      }
      if (in != null) {
        next.add(new NextStep(NextStep.Kind.SUPPLY_STARTS, day));
      }
      Move move =
          new Move(
              only ? null : id,
              kind,
              day,
              out == null ? EMPTY : POINT,
              out == null ? "541448820044190001" : "541448820044186577",
              out,
              in,
              reads,
              forwarding,
              backdated,
              next,
              only ? null : Instant.parse("2026-11-21T09:00:00Z"),
              only ? null : "Els Maes");
      if (!only) {
        moves.put(id, move);
      }
      return move;
    }

    void answer() {
      if (silence != null) {
        throw silence;
      }
      if (refusal != null) {
        throw refusal;
      }
    }
  }

  @Bean
  Register moveRegister() {
    Register register = new Register();
    register.reset();
    return register;
  }

  @Bean
  @Primary
  MovesApi fakeMovesApi(Register register) {
    return new FakeApi<>(MovesApi.class)
        .on(
            "moveOut",
            asked -> {
              MoveOut out = (MoveOut) asked[0];
              return register.made(
                  out,
                  MoveKind.MOVE_OUT,
                  out.day(),
                  FakeMoney.agreement(LEAVING),
                  null,
                  out.reads(),
                  out.forwardingAddress(),
                  asked[1]);
            })
        .on(
            "moveIn",
            asked -> {
              MoveIn in = (MoveIn) asked[0];
              return register.made(
                  in,
                  MoveKind.MOVE_IN,
                  in.day(),
                  null,
                  begun(in.accountId(), in.day(), in.terms()),
                  in.reads(),
                  null,
                  asked[1]);
            })
        .on(
            "changeOccupant",
            asked -> {
              ChangeOfOccupant change = (ChangeOfOccupant) asked[0];
              return register.made(
                  change,
                  MoveKind.CHANGE_OF_OCCUPANT,
                  change.day(),
                  FakeMoney.agreement(LEAVING),
                  begun(change.accountId(), change.day(), change.terms()),
                  change.reads(),
                  change.forwardingAddress(),
                  asked[1]);
            })
        .on(
            "get",
            asked -> {
              Move move = register.moves.get((UUID) asked[0]);
              if (move == null) {
                throw FakeApi.refusal(404, "Not found");
              }
              return move;
            })
        .on(
            "ofAccount",
            asked -> {
              List<Move> moves = new ArrayList<>(register.moves.values());
              moves.addAll(register.earlier);
              return moves;
            })
        .on(
            "vacancies",
            asked -> {
              register.answer();
              register.asked.add(asked[0]);
              return new Page<>(List.copyOf(register.vacancies), null);
            })
        .make();
  }

  /** How the supply began that everybody has here. */
  private static Move movedIn(UUID account) {
    return new Move(
        FakeBilling.id("move"),
        MoveKind.MOVE_IN,
        LocalDate.of(2025, 4, 1),
        POINT,
        "541448820044186577",
        null,
        FakeMoney.agreement(account),
        List.of(),
        null,
        false,
        List.of(),
        Instant.parse("2025-03-20T08:00:00Z"),
        "Els Maes");
  }

  private static Agreement begun(UUID account, LocalDate from, NewTerms terms) {
    return new Agreement(
        FakeBilling.id("begun"),
        account,
        POINT,
        "541448820044186577",
        from,
        null,
        List.of(
            new Terms(
                from,
                null,
                terms.productId(),
                "sun-day-night",
                Map.of("en", "Sun day and night"),
                terms.cycle(),
                null,
                Map.of(),
                List.of(),
                terms.monthlyAdvance())),
        0);
  }

  @Bean
  @Primary
  ServicePointsApi fakePoints(Register register, FakeGround.Ground ground) {
    return ground
        .points()
        .on(
            "list",
            asked ->
                new Page<>(
                    Stream.of(point(POINT), point(EMPTY))
                        .filter(
                            one -> asked[0] == null || one.marketId().startsWith((String) asked[0]))
                        .toList(),
                    null))
        .on(
            "get",
            asked -> {
              if (register.silence != null) {
                throw register.silence;
              }
              return ground.known((UUID) asked[0]).orElseGet(() -> point((UUID) asked[0]));
            })
        .make();
  }

  static ServicePoint point(UUID id) {
    return new ServicePoint(
        id,
        FakeBilling.id("premise"),
        MEIR,
        "EAN",
        id.equals(POINT) ? "541448820044186577" : "541448820044190001",
        CommodityKind.ELECTRICITY,
        Metering.METERED,
        null,
        "Europe/Brussels",
        List.of(),
        List.of(),
        0);
  }

  /** A meter of two registers hangs at every point, and another hung there before. */
  @Bean
  @Primary
  MetersApi fakeMeters(FakeGround.Ground ground) {
    return ground
        .meters()
        .on(
            "installations",
            asked ->
                ground.isBare((UUID) asked[0])
                    ? ground.hung((UUID) asked[0])
                    : List.of(earlier((UUID) asked[0]), installation((UUID) asked[0])))
        .on(
            "get",
            asked ->
                ground
                    .meter((UUID) asked[0])
                    .orElseGet(
                        () ->
                            new Meter(
                                METER,
                                SERIAL,
                                "Sagemcom",
                                null,
                                CommodityKind.ELECTRICITY,
                                MeterState.INSTALLED,
                                List.of(register("1.8.1", "day"), register("1.8.2", "night")),
                                List.of(),
                                0)))
        .make();
  }

  private static Installation earlier(UUID point) {
    return new Installation(
        FakeBilling.id("hung before"),
        FakeBilling.id("earlier meter"),
        "1SAG0901",
        point,
        1,
        Instant.parse("2019-05-06T10:00:00Z"),
        Instant.parse("2023-12-31T11:00:00Z"));
  }

  private static Installation installation(UUID point) {
    return new Installation(
        FakeBilling.id("hung"),
        METER,
        SERIAL,
        point,
        1,
        Instant.parse("2024-01-01T00:00:00Z"),
        null);
  }

  private static MeterRegister register(String code, String period) {
    return new MeterRegister(
        code, RegisterDirection.IMPORT, "WATT_HOUR", 3, 6, BigDecimal.ONE, period);
  }

  /** The first register was read twice; the second never. */
  static List<org.wattline.billing.contract.metering.RegisterRead> reads() {
    return List.of(
        read(LocalDate.of(2025, 10, 1), "11000"), read(LocalDate.of(2026, 10, 1), "12345.6"));
  }

  private static org.wattline.billing.contract.metering.RegisterRead read(
      LocalDate day, String value) {
    return new org.wattline.billing.contract.metering.RegisterRead(
        FakeBilling.id("channel"),
        "1.8.1",
        RegisterDirection.IMPORT,
        SERIAL,
        day.atStartOfDay(java.time.ZoneOffset.UTC).toInstant(),
        day,
        new BigDecimal(value),
        "kWh",
        UsageQuality.MEASURED,
        "",
        "",
        "",
        null);
  }

  /** A refusal of a field, as the service words it. */
  static ApiProblemException invalid(String pointer, String sentence) {
    return new ApiProblemException(
        new ApiProblemException.Problem(
            422,
            "https://wattline.org/problems/invalid-fields",
            "Some fields are not right",
            null,
            null,
            List.of(new ApiProblemException.FieldError(pointer, sentence))));
  }
}
