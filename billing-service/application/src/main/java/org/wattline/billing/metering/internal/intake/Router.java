package org.wattline.billing.metering.internal.intake;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.premises.CommodityKind;
import org.wattline.billing.metering.internal.days.ReplacementPolicy;
import org.wattline.billing.metering.internal.intake.PointLookup.Hanging;
import org.wattline.billing.metering.internal.intake.PointLookup.RegisterFacts;
import org.wattline.formats.Commodity;
import org.wattline.formats.Direction;
import org.wattline.formats.MeasureUnit;
import org.wattline.formats.SeriesHeader;
import org.wattline.formats.SeriesKind;

/** Tells where the values of series go: to channels of a point, or to wait. */
public final class Router {
  private static final Pattern OBIS = Pattern.compile("(?:\\d{1,3}-\\d{1,3}:)?(\\d{1,3})\\.\\d.*");
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
  private static final int MAX_POINT = 120;
  private static final int MAX_CODE = 80;
  private static final String BY_METER = "meter:";

  private final PointLookup lookup;
  private final ReplacementPolicy policy;
  private final Set<String> alwaysWaiting;
  private final @Nullable String onlyPoint;
  private final @Nullable String ofPoint;
  private final Map<String, PointLookup.Place> points = new HashMap<>();
  private final Map<String, List<Hanging>> hangings = new HashMap<>();
  private final Set<String> asked = new HashSet<>();
  private final Map<String, Map<String, RegisterFacts>> registers = new HashMap<>();
  private final Map<ZoneId, LocalDays> days = new HashMap<>();
  private final Map<ChannelSpec.Key, ChannelSpec> channels = new HashMap<>();

  /**
   * @param alwaysWaiting points that wait whether they are known meanwhile or not: what an earlier
   *     attempt of the same run decided
   * @param onlyPoint null for all; else the one waiting point whose values are taken up
   * @param ofPoint the market id that all values are of; null where series name their points
   */
  public Router(
      PointLookup lookup,
      ReplacementPolicy policy,
      Set<String> alwaysWaiting,
      @Nullable String onlyPoint,
      @Nullable String ofPoint) {
    this.ofPoint = ofPoint;
    this.lookup = lookup;
    this.policy = policy;
    this.alwaysWaiting = Set.copyOf(alwaysWaiting);
    this.onlyPoint = onlyPoint;
  }

  ReplacementPolicy policy() {
    return policy;
  }

  boolean onlyOnePoint() {
    return onlyPoint != null;
  }

  /** Settles new lanes, in few questions. */
  void route(Collection<Lane> lanes) {
    Set<String> ids = new HashSet<>();
    Set<String> serials = new HashSet<>();
    for (Lane lane : lanes) {
      lane.waitingAs = name(lane.header);
      lane.ignored = onlyPoint != null && !lane.waitingAs.equals(onlyPoint);
      if (!lane.ignored && asked.add(lane.waitingAs)) {
        if (lane.waitingAs.startsWith(BY_METER)) {
          serials.add(lane.waitingAs.substring(BY_METER.length()));
        } else {
          ids.add(lane.waitingAs);
        }
      }
    }
    if (!ids.isEmpty()) {
      points.putAll(lookup.points(ids));
    }
    if (!serials.isEmpty()) {
      hangings.putAll(lookup.hangings(serials));
    }
    for (Lane lane : lanes) {
      if (!lane.ignored) {
        settle(lane);
      }
    }
  }

  /** The point's id without blanks, or the meter where the document names no point. */
  private String name(SeriesHeader header) {
    String fixed = ofPoint;
    String id =
        (fixed == null ? header.pointId() : fixed)
            .replaceAll("[\\s-]", "")
            .toUpperCase(Locale.ROOT);
    if (id.isEmpty()) {
      id = BY_METER + header.meterSerial().strip();
    }
    return cut(id, MAX_POINT);
  }

  private void settle(Lane lane) {
    SeriesHeader header = lane.header;
    lane.unit = header.unit().unit();
    lane.unitPower = header.unit().powerOfTen();
    if (header.direction() != Direction.UNSTATED) {
      lane.direction = header.direction().name();
    }
    boolean alone = alwaysWaiting.contains(lane.waitingAs);
    List<Lane.Stay> stays = new ArrayList<>();
    PointLookup.Place point = points.get(lane.waitingAs);
    if (!alone && point != null) {
      complete(lane, point);
      stays.add(new Lane.Stay(Long.MIN_VALUE, Long.MAX_VALUE, target(lane, point)));
    } else if (!alone && lane.waitingAs.startsWith(BY_METER)) {
      String serial = lane.waitingAs.substring(BY_METER.length());
      for (Hanging hanging : hangings.getOrDefault(serial, List.of())) {
        complete(lane, hanging.place());
        java.time.Instant end = hanging.to();
        stays.add(
            new Lane.Stay(
                hanging.from().getEpochSecond(),
                end == null ? Long.MAX_VALUE : end.getEpochSecond(),
                target(lane, hanging.place())));
      }
    }
    lane.staysAt(stays);
  }

  /** What the document does not say and the register, or else the point, knows. */
  private void complete(Lane lane, PointLookup.Place point) {
    SeriesHeader header = lane.header;
    boolean unit = header.unit().unit() == MeasureUnit.UNSTATED;
    boolean direction = header.direction() == Direction.UNSTATED;
    RegisterFacts facts =
        (unit || direction) && !header.meterSerial().isEmpty()
            ? registers
                .computeIfAbsent(header.meterSerial(), lookup::registers)
                .get(header.channel())
            : null;
    if (unit) {
      if (facts != null) {
        lane.unit = facts.unit();
        lane.unitPower = facts.power();
      } else {
        boolean volume =
            point.commodity() == CommodityKind.GAS || point.commodity() == CommodityKind.WATER;
        lane.unit = volume ? MeasureUnit.CUBIC_METRE : MeasureUnit.WATT_HOUR;
        lane.unitPower = volume ? 0 : 3;
      }
    }
    if (direction) {
      lane.direction = facts != null ? facts.direction() : directionOf(header.channel());
    }
    lane.power = ChannelSpec.powerOf(lane.unit);
  }

  /** OBIS says which way: 2 is export of active, 4 of reactive energy, the others are import. */
  private static String directionOf(String code) {
    Matcher obis = OBIS.matcher(code);
    boolean export = obis.matches() && (obis.group(1).equals("2") || obis.group(1).equals("4"));
    return export ? "EXPORT" : "IMPORT";
  }

  private Lane.Target target(Lane lane, PointLookup.Place point) {
    SeriesHeader header = lane.header;
    Commodity commodity = header.commodity();
    boolean usage =
        header.kind() != SeriesKind.INSTANTANEOUS
            && header.kind() != SeriesKind.PRICE
            && (commodity == Commodity.UNSTATED
                || commodity.name().equals(point.commodity().name()));
    ChannelSpec register =
        new ChannelSpec(
            new ChannelSpec.Key(
                point.point(),
                code(header.channel()),
                lane.direction,
                header.kind(),
                lane.unit,
                0,
                cut(header.meterSerial(), 40)),
            point.zone(),
            lane.power,
            usage,
            CURRENCY.matcher(header.currency()).matches() ? header.currency() : "",
            cut(header.label(), 120));
    return new Lane.Target(
        register,
        days.computeIfAbsent(point.zone(), LocalDays::new),
        spec -> channels.computeIfAbsent(spec.key(), key -> spec));
  }

  /** A code that fits its column: the end of a long one says more than its beginning. */
  private static String code(String code) {
    String clean = code.replace("\0", "").strip();
    return clean.length() <= MAX_CODE ? clean : clean.substring(clean.length() - MAX_CODE);
  }

  /** A text that fits its column: no zero byte, and not longer. */
  static String cut(String text, int most) {
    String clean = text.replace("\0", "").strip();
    return clean.length() <= most ? clean : clean.substring(0, most).strip();
  }
}
