package org.wattline.console;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.metering.Channel;
import org.wattline.billing.contract.metering.Installation;
import org.wattline.billing.contract.metering.Meter;
import org.wattline.billing.contract.metering.MeterState;
import org.wattline.billing.contract.metering.MetersApi;
import org.wattline.billing.contract.metering.NewInstallation;
import org.wattline.billing.contract.metering.NewMeter;
import org.wattline.billing.contract.metering.RegisterDirection;
import org.wattline.billing.contract.metering.UsageApi;
import org.wattline.billing.contract.premises.NewPremise;
import org.wattline.billing.contract.premises.NewServicePoint;
import org.wattline.billing.contract.premises.Premise;
import org.wattline.billing.contract.premises.PremiseAddress;
import org.wattline.billing.contract.premises.PremiseKind;
import org.wattline.billing.contract.premises.PremisesApi;
import org.wattline.billing.contract.premises.ServicePoint;
import org.wattline.billing.contract.premises.ServicePointsApi;

/** Premises, points and meters that a test registers, in memory; beside them those of moves. */
@Configuration(proxyBeanMethods = false)
class FakeGround {
  static final UUID PREMISE = FakeBilling.id("premise");
  private static final PremiseAddress MEIR =
      new PremiseAddress("Meir 1", "bus 3", "2000", "Antwerpen", null, "BE");

  /** What was registered and asked, and how the next is answered. */
  static final class Ground {
    final List<Object> asked = new ArrayList<>();
    final Map<UUID, Premise> premises = new LinkedHashMap<>();
    final Map<UUID, ServicePoint> registered = new LinkedHashMap<>();
    final Map<UUID, Meter> stock = new LinkedHashMap<>();
    private final Map<UUID, List<Installation>> hanging = new HashMap<>();
    @Nullable RuntimeException refusal;
    @Nullable RuntimeException refusePointOnly;
    @Nullable RuntimeException refuseRead;
    @Nullable RuntimeException refuseRemoval;

    void reset() {
      asked.clear();
      premises.clear();
      registered.clear();
      stock.clear();
      hanging.clear();
      refusal = null;
      refusePointOnly = null;
      refuseRead = null;
      refuseRemoval = null;
      premises.put(PREMISE, new Premise(PREMISE, null, PremiseKind.DWELLING, null, MEIR, null, 0));
    }

    /** Of the next request alone. */
    private void answer() {
      RuntimeException now = refusal;
      refusal = null;
      if (now != null) {
        throw now;
      }
    }

    Optional<ServicePoint> known(UUID id) {
      return Optional.ofNullable(registered.get(id));
    }

    Optional<Meter> meter(UUID id) {
      return Optional.ofNullable(stock.get(id));
    }

    /** Whether a point was registered by the test: only what it installs hangs there. */
    boolean isBare(UUID point) {
      return registered.containsKey(point);
    }

    List<Installation> hung(UUID point) {
      return hanging.getOrDefault(point, List.of());
    }

    FakeApi<ServicePointsApi> points() {
      return new FakeApi<>(ServicePointsApi.class)
          .on(
              "register",
              given -> {
                answer();
                RuntimeException only = refusePointOnly;
                refusePointOnly = null;
                if (only != null) {
                  throw only;
                }
                NewServicePoint point = (NewServicePoint) given[0];
                asked.add(point);
                UUID id = FakeBilling.id("new point" + registered.size());
                registered.put(
                    id,
                    new ServicePoint(
                        id,
                        point.premiseId(),
                        Objects.requireNonNull(premises.get(point.premiseId())).address(),
                        point.scheme(),
                        point.marketId(),
                        point.commodity(),
                        point.metering(),
                        point.gridOperator(),
                        "Europe/Brussels",
                        List.of(point.terms()),
                        List.of(),
                        0));
                return registered.get(id);
              });
    }

    FakeApi<MetersApi> meters() {
      return new FakeApi<>(MetersApi.class)
          .on(
              "list",
              given ->
                  new Page<>(
                      stock.values().stream()
                          .filter(
                              one -> given[0] == null || one.serial().startsWith((String) given[0]))
                          .toList(),
                      null))
          .on(
              "register",
              given -> {
                answer();
                NewMeter meter = (NewMeter) given[0];
                asked.add(meter);
                UUID id = FakeBilling.id("meter " + meter.serial());
                stock.put(
                    id,
                    new Meter(
                        id,
                        meter.serial(),
                        meter.manufacturer(),
                        meter.model(),
                        meter.commodity(),
                        MeterState.IN_STOCK,
                        meter.registers(),
                        List.of(),
                        0));
                return stock.get(id);
              })
          .on(
              "install",
              given -> {
                answer();
                NewInstallation wanted = (NewInstallation) given[1];
                asked.add(wanted);
                Meter meter = Objects.requireNonNull(stock.get((UUID) given[0]));
                hanging
                    .computeIfAbsent(wanted.servicePointId(), point -> new ArrayList<>())
                    .add(
                        new Installation(
                            FakeBilling.id("hung " + meter.serial()),
                            meter.id(),
                            meter.serial(),
                            wanted.servicePointId(),
                            wanted.position(),
                            wanted.at(),
                            null));
                return meter;
              })
          .on(
              "remove",
              given -> {
                RuntimeException only = refuseRemoval;
                refuseRemoval = null;
                if (only != null) {
                  throw only;
                }
                asked.add(given[1]);
                return stock.get((UUID) given[0]);
              })
          .on(
              "exchange",
              given -> {
                answer();
                asked.add(given[1]);
                return List.of();
              });
    }

    FakeApi<UsageApi> usage() {
      return new FakeApi<>(UsageApi.class)
          .on(
              "recordRead",
              given -> {
                RuntimeException only = refuseRead;
                refuseRead = null;
                if (only != null) {
                  throw only;
                }
                asked.add(given[1]);
                return null;
              })
          .on(
              "channels",
              given ->
                  isBare((UUID) given[0])
                      ? List.of()
                      : List.of(
                          new Channel(
                              FakeBilling.id("channel"),
                              (UUID) given[0],
                              "",
                              RegisterDirection.IMPORT,
                              "QUANTITY",
                              "kWh",
                              900,
                              null,
                              true,
                              List.of(),
                              null,
                              "",
                              LocalDate.of(2024, 1, 1),
                              LocalDate.of(2026, 11, 20))));
    }

    /** A meter that lies ready. */
    Meter inStock(String serial, Meter like, MeterState state) {
      Meter meter =
          new Meter(
              FakeBilling.id("meter " + serial),
              serial,
              like.manufacturer(),
              like.model(),
              like.commodity(),
              state,
              like.registers(),
              List.of(),
              0);
      stock.put(meter.id(), meter);
      return meter;
    }

    /** The beginning of a day in Brussels in winter. */
    static Instant midnight(String day) {
      return Instant.parse(day + "T00:00:00+01:00");
    }
  }

  @Bean
  Ground ground() {
    Ground ground = new Ground();
    ground.reset();
    return ground;
  }

  @Bean
  @Primary
  PremisesApi premisesInMemory(Ground ground) {
    return new FakeApi<>(PremisesApi.class)
        .on("list", given -> new Page<>(List.copyOf(ground.premises.values()), null))
        .on(
            "get",
            given -> {
              Premise found = ground.premises.get((UUID) given[0]);
              if (found == null) {
                throw FakeApi.refusal(404, "Not found");
              }
              return found;
            })
        .on(
            "servicePoints",
            given ->
                given[0].equals(PREMISE)
                    ? List.of(FakeMoves.point(FakeMoves.POINT), FakeMoves.point(FakeMoves.EMPTY))
                    : List.copyOf(ground.registered.values()))
        .on(
            "register",
            given -> {
              ground.answer();
              NewPremise premise = (NewPremise) given[0];
              ground.asked.add(premise);
              UUID id = FakeBilling.id("premise" + ground.premises.size());
              ground.premises.put(
                  id,
                  new Premise(
                      id, null, premise.kind(), premise.name(), premise.address(), null, 0));
              return ground.premises.get(id);
            })
        .make();
  }
}
