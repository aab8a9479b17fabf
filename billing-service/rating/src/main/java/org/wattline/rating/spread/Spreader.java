package org.wattline.rating.spread;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.wattline.kernel.Exact;
import org.wattline.kernel.LocalDateRange;
import org.wattline.rating.context.ReferenceData;
import org.wattline.rating.proof.Formula;
import org.wattline.rating.proof.Measure;
import org.wattline.rating.proof.MeasureSource;
import org.wattline.rating.result.Evidence;
import org.wattline.rating.result.Line;
import org.wattline.rating.result.Rated;
import org.wattline.rating.tariff.ComponentGroup;
import org.wattline.rating.tariff.Direction;
import org.wattline.rating.tariff.Energy;
import org.wattline.rating.tariff.TariffDocument;
import org.wattline.rating.usage.Intervals;
import org.wattline.rating.usage.Usage;

/**
 * Walks the proof of each line down to what was measured, and gives each interval its part of what
 * that came to. Where one price holds for a measured quantity that is energy times price; where
 * more goes into it, as with tiers, netting or rounding, intervals share it by their energy.
 */
public final class Spreader {
  private static final String IMPORT = "import";

  private final Map<String, Track> tracks = new LinkedHashMap<>();
  private Map<String, Map<Integer, Exact>> estimated = Map.of();

  private Spreader(TariffDocument tariff, ReferenceData data, LocalDateRange days, Usage usage) {
    usage
        .channels()
        .forEach(
            (name, channel) -> {
              Intervals intervals = channel.intervals();
              Track track = intervals == null ? null : Track.of(tariff, data, days, intervals);
              if (track != null) {
                tracks.put(name, track);
              }
            });
  }

  /**
   * Spreads the lines of a rating over the intervals that they rest on.
   *
   * @param tariff with all that it inherits
   * @param data what it was rated with
   * @param usage what it was rated from
   */
  public static IntervalCosts spread(
      TariffDocument tariff, ReferenceData data, Usage usage, Rated rated) {
    Spreader spreader =
        new Spreader(tariff, data, new LocalDateRange(rated.from(), rated.to()), usage);
    List<IntervalCosts.LeftOut> leftOut = new ArrayList<>();
    for (Line line : rated.lines()) {
      spreader.estimated = spreader.estimates(line);
      Exact rest = spreader.spread(line.formula(), Exact.ONE);
      if (!rest.isZero()) {
        leftOut.add(new IntervalCosts.LeftOut(line, rest));
      }
    }
    String shown = calendar(tariff, rated).orElse(null);
    List<ChannelCosts> channels = new ArrayList<>();
    spreader.tracks.forEach(
        (name, track) -> {
          ChannelCosts costs = track.costs(name, shown);
          if (costs != null) {
            channels.add(costs);
          }
        });
    return new IntervalCosts(
        shown == null ? List.of() : Objects.requireNonNull(tariff.calendars().get(shown)).periods(),
        channels,
        leftOut);
  }

  /** The calendar that a reader means by the periods of a tariff: that of the energy they take. */
  private static Optional<String> calendar(TariffDocument tariff, Rated rated) {
    List<Energy> priced =
        tariff.components().stream()
            .filter(Energy.class::isInstance)
            .map(Energy.class::cast)
            .filter(each -> each.calendar() != null)
            .filter(each -> each.direction() == Direction.CHARGE && each.channel().equals(IMPORT))
            .filter(each -> !rated.linesOf(each.id()).isEmpty())
            .toList();
    return priced.stream()
        .filter(each -> each.heading().group() == ComponentGroup.ENERGY)
        .findFirst()
        .or(() -> priced.stream().findFirst())
        .map(Energy::calendar);
  }

  private Map<String, Map<Integer, Exact>> estimates(Line line) {
    Map<String, Map<Integer, Exact>> all = new LinkedHashMap<>();
    for (Evidence evidence : line.evidence()) {
      Track track = tracks.get(evidence.channel());
      if (track != null && !evidence.estimates().isEmpty()) {
        all.computeIfAbsent(evidence.channel(), name -> new LinkedHashMap<>())
            .putAll(track.places(evidence.estimates()));
      }
    }
    return all;
  }

  /** Spreads a formula's value so many times; answers what of it rests on no interval. */
  private Exact spread(Formula formula, Exact times) {
    return switch (formula) {
      case Formula.Sum sum -> {
        Exact rest = Exact.ZERO;
        for (Formula part : sum.of()) {
          rest = rest.plus(spread(part, times));
        }
        yield rest;
      }
      case Formula.Product product -> product(product, times);
      case Formula.Measured measured -> measured(measured, times);
      case Formula.Rounded rounded -> scaled(rounded.of(), rounded, times);
      case Formula.Tiered tiered -> scaled(tiered.quantity(), tiered, times);
      case Formula.Difference difference -> scaled(difference.from(), difference, times);
      case Formula.Quotient quotient ->
          quotient.by().value().isZero() ? Exact.ZERO : scaled(quotient.over(), quotient, times);
      case Formula.Least least -> scaled(chosen(least.of(), least), least, times);
      case Formula.Greatest greatest -> scaled(chosen(greatest.of(), greatest), greatest, times);
      default -> formula.value().times(times);
    };
  }

  /** One of the parts rests on intervals; the others say how often it counts. */
  private Exact product(Formula.Product product, Exact times) {
    int carrier = -1;
    for (int i = 0; i < product.of().size(); i++) {
      carrier = isOnIntervals(product.of().get(i)) ? i : carrier;
    }
    if (carrier < 0) {
      return product.value().times(times);
    }
    Exact others = times;
    for (int i = 0; i < product.of().size(); i++) {
      others = i == carrier ? others : others.times(product.of().get(i).value());
    }
    return spread(product.of().get(carrier), others);
  }

  /** Spreads a whole by the part of it that rests on intervals. */
  private Exact scaled(Formula by, Formula whole, Exact times) {
    return by.value().isZero() || !isOnIntervals(by)
        ? whole.value().times(times)
        : spread(by, times.times(whole.value()).dividedBy(by.value()));
  }

  private static Formula chosen(List<Formula> of, Formula whole) {
    return of.stream()
        .filter(part -> part.value().equals(whole.value()))
        .reduce((first, second) -> isOnIntervals(first) ? first : second)
        .orElse(of.getFirst());
  }

  private Exact measured(Formula.Measured measured, Exact times) {
    Exact amount = measured.value().times(times);
    Measure measure = measured.measure();
    Track track = tracks.get(measure.channel());
    return track == null || !isOnIntervals(measured)
        ? amount
        : track.spread(measure, amount, estimated.getOrDefault(measure.channel(), Map.of()));
  }

  private static boolean isOnIntervals(Formula formula) {
    return switch (formula) {
      case Formula.Measured measured -> isEnergyOfIntervals(measured.measure());
      case Formula.Sum sum -> isAny(sum.of());
      case Formula.Product product -> isAny(product.of());
      case Formula.Rounded rounded -> isOnIntervals(rounded.of());
      case Formula.Tiered tiered -> isOnIntervals(tiered.quantity());
      case Formula.Difference difference -> isOnIntervals(difference.from());
      case Formula.Quotient quotient -> isOnIntervals(quotient.over());
      case Formula.Least least -> isAny(least.of());
      case Formula.Greatest greatest -> isAny(greatest.of());
      default -> false;
    };
  }

  private static boolean isAny(List<Formula> parts) {
    return parts.stream().anyMatch(Spreader::isOnIntervals);
  }

  private static boolean isEnergyOfIntervals(Measure measure) {
    return measure.source() == MeasureSource.INTERVALS
        && switch (measure.what()) {
          case ENERGY, INDEX_WEIGHTED, ENERGY_IN_TIER -> true;
          default -> false;
        };
  }
}
