package org.wattline.console.moves;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.metering.Installation;
import org.wattline.billing.contract.metering.MeterRegister;
import org.wattline.billing.contract.metering.RegisterRead;
import org.wattline.billing.contract.premises.CommodityKind;
import org.wattline.billing.contract.premises.ServicePoint;

/**
 * A point with the meters that hung there and what their registers showed.
 *
 * @param registers of each meter, by its id
 * @param reads oldest first
 */
record KnownPoint(
    ServicePoint point,
    List<Installation> installations,
    Map<UUID, List<MeterRegister>> registers,
    List<RegisterRead> reads) {
  /** How far back a last read is looked for: as far as staff may date a move, and a year. */
  private static final int READ_DAYS = 1_096;

  /**
   * A register to be read.
   *
   * @param unit of its display
   * @param last what it showed last, or null where nothing is known
   */
  record Register(String code, @Nullable String period, String unit, @Nullable RegisterRead last) {}

  static KnownPoint of(MoveApis apis, UUID id, LocalDate today) {
    ServicePoint point = apis.points().get(id);
    List<Installation> installations = apis.meters().installations(id);
    Map<UUID, List<MeterRegister>> registers = new HashMap<>();
    for (Installation one : installations) {
      registers.computeIfAbsent(
          one.meterId(), meter -> List.copyOf(apis.meters().get(meter).registers()));
    }
    List<RegisterRead> reads =
        installations.isEmpty()
            ? List.of()
            : apis.usage().registerReads(id, today.minusDays(READ_DAYS), today.plusDays(2));
    return new KnownPoint(point, installations, registers, reads);
  }

  CommodityKind commodity() {
    return point.commodity();
  }

  /** The registers that could be read on a day, each once; of two meters the one that stays. */
  List<Register> on(LocalDate day) {
    ZoneId zone = ZoneId.of(point.zone());
    Instant begins = day.atStartOfDay(zone).toInstant();
    Instant ends = day.plusDays(1).atStartOfDay(zone).toInstant();
    Map<String, Register> found = new LinkedHashMap<>();
    installations.stream()
        .filter(one -> one.from().isBefore(ends))
        .filter(one -> one.to() == null || !one.to().isBefore(begins))
        .sorted(Comparator.comparing((Installation one) -> one.to() != null))
        .forEach(
            one ->
                registers
                    .getOrDefault(one.meterId(), List.of())
                    .forEach(
                        each -> found.putIfAbsent(each.code(), register(one.serial(), each, day))));
    return new ArrayList<>(found.values());
  }

  private Register register(String serial, MeterRegister of, LocalDate day) {
    RegisterRead last =
        reads.stream()
            .filter(read -> read.value() != null && !read.day().isAfter(day))
            .filter(read -> read.registerCode().equals(of.code()))
            .filter(read -> Objects.equals(read.meterSerial(), serial))
            .reduce((earlier, later) -> later)
            .orElse(null);
    return new Register(
        of.code(),
        of.period(),
        last == null ? DisplayUnits.of(of) : DisplayUnits.written(last.unit()),
        last);
  }
}
