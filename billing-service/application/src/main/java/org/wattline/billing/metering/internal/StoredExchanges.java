package org.wattline.billing.metering.internal;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wattline.billing.access.Asker;
import org.wattline.billing.access.Refusals;
import org.wattline.billing.contract.metering.DisplayRead;
import org.wattline.billing.contract.metering.Installation;
import org.wattline.billing.contract.metering.Meter;
import org.wattline.billing.contract.metering.MeterExchange;
import org.wattline.billing.contract.metering.MeterRegister;
import org.wattline.billing.contract.metering.NewInstallation;
import org.wattline.billing.contract.metering.Removal;
import org.wattline.billing.metering.MeterExchanges;
import org.wattline.billing.metering.MeterInventory;
import org.wattline.billing.premises.KnownPoint;
import org.wattline.billing.premises.PointDirectory;
import org.wattline.tenancy.time.Business;

@Service
class StoredExchanges implements MeterExchanges {
  private static final String REASON = "Meter exchange";

  private final MeterInventory meters;
  private final DisplayReads reads;
  private final PointDirectory points;
  private final Clock clock;

  StoredExchanges(
      MeterInventory meters, DisplayReads reads, PointDirectory points, @Business Clock clock) {
    this.meters = meters;
    this.reads = reads;
    this.points = points;
    this.clock = clock;
  }

  @Override
  @Transactional
  public List<Installation> exchange(Asker asker, UUID pointId, MeterExchange exchange) {
    if (exchange.at().isAfter(clock.instant())) {
      throw Refusals.invalid(
          "at",
          "must not lie in the future: nobody has read the displays yet",
          "exchange-in-future");
    }
    KnownPoint point = points.byId(pointId).orElseThrow(() -> Refusals.notFound("service point"));
    Meter old = meters.get(asker, exchange.removedMeterId());
    Meter young = meters.get(asker, exchange.installedMeterId());
    Installation place =
        old.installations().stream()
            .filter(each -> each.to() == null && each.servicePointId().equals(pointId))
            .findFirst()
            .orElseThrow(
                () ->
                    Refusals.invalid(
                        "removedMeterId",
                        "This meter does not hang at the point.",
                        "meter-not-here"));
    requireEach(old.registers(), exchange.closingReads(), "closingReads");
    requireEach(young.registers(), exchange.openingReads(), "openingReads");
    meters.remove(asker, old.id(), new Removal(exchange.at()));
    meters.install(
        asker, young.id(), new NewInstallation(pointId, place.position(), exchange.at()));
    keep(asker, point, old, exchange, exchange.closingReads());
    keep(asker, point, young, exchange, exchange.openingReads());
    return meters.ofPoint(asker, pointId);
  }

  private static void requireEach(
      List<MeterRegister> registers, List<DisplayRead> given, String field) {
    Set<String> codes = new HashSet<>();
    for (int i = 0; i < given.size(); i++) {
      if (!codes.add(given.get(i).registerCode())) {
        throw Refusals.invalid(field + "[" + i + "].registerCode", "This register is given twice.");
      }
    }
    for (MeterRegister register : registers) {
      if (!codes.contains(register.code())) {
        throw Refusals.invalid(
            field,
            "Register "
                + register.code()
                + " is missing. Give what it showed, or no value where it could not be read.",
            "register-missing");
      }
    }
  }

  private void keep(
      Asker asker, KnownPoint point, Meter meter, MeterExchange exchange, List<DisplayRead> given) {
    for (DisplayRead read : given) {
      if (read.value() != null) {
        reads.keep(
            asker, point, meter.serial(), read.registerCode(), exchange.at(), read.value(), REASON);
      }
    }
  }
}
