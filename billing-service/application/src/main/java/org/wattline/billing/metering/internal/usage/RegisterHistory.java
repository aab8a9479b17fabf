package org.wattline.billing.metering.internal.usage;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.wattline.formats.MeasureUnit;
import org.wattline.formats.SeriesKind;

/** From read to read of registers, for checks of the reads themselves. */
@Component
public class RegisterHistory {
  private static final int LITRES = 3;

  private final ChannelRows channels;
  private final RegisterRows registers;
  private final Qualities qualities;

  RegisterHistory(ChannelRows channels, RegisterRows registers, Qualities qualities) {
    this.channels = channels;
    this.registers = registers;
    this.qualities = qualities;
  }

  /**
   * Two usable reads that follow each other.
   *
   * @param before as on the display, in the unit that people read
   * @param quantity Wh or litres; null where it cannot be told
   * @param turnedOver whether it is told over a turn of the display to 0
   */
  public record Step(
      int channel,
      UUID point,
      LocalDate from,
      LocalDate to,
      BigDecimal before,
      BigDecimal after,
      @Nullable Long quantity,
      boolean turnedOver) {}

  /** The steps of registers of energy, gas and water since a day, oldest first. */
  public Map<Integer, List<Step>> since(Collection<Integer> numbers, LocalDate day) {
    List<ChannelRow> judged =
        channels.byNo(numbers).stream()
            .filter(c -> c.kind() == SeriesKind.CUMULATIVE && isCounted(c.unit()))
            .toList();
    Map<List<String>, RegisterFacts> facts = registers.facts(judged);
    Map<Integer, List<RegisterRows.Read>> reads =
        registers.reads(
            judged.stream().map(ChannelRow::no).toList(),
            day.atStartOfDay(ZoneOffset.UTC).toInstant(),
            LocalDate.of(2200, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant(),
            null,
            qualities.all());
    Map<Integer, List<Step>> found = new HashMap<>();
    for (ChannelRow channel : judged) {
      found.put(
          channel.no(),
          steps(
              channel,
              reads.getOrDefault(channel.no(), List.of()),
              facts.get(List.of(channel.serial(), channel.code()))));
    }
    return found;
  }

  private static boolean isCounted(MeasureUnit unit) {
    return unit == MeasureUnit.WATT_HOUR
        || unit == MeasureUnit.CUBIC_METRE
        || unit == MeasureUnit.LITRE;
  }

  private static List<Step> steps(
      ChannelRow channel, List<RegisterRows.Read> reads, @Nullable RegisterFacts facts) {
    List<Step> steps = new ArrayList<>();
    RegisterRows.Read before = null;
    for (RegisterRows.Read read : reads) {
      if (!read.isUsable()) {
        continue;
      }
      if (before != null) {
        steps.add(step(channel, before, read, facts));
      }
      before = read;
    }
    return steps;
  }

  private static Step step(
      ChannelRow channel,
      RegisterRows.Read before,
      RegisterRows.Read after,
      @Nullable RegisterFacts facts) {
    BigDecimal first = value(before);
    BigDecimal last = value(after);
    BigDecimal quantity = Consumption.difference(channel, before, after, facts);
    int shown = channel.power() - channel.shownPower();
    int whole = channel.power() + (channel.unit() == MeasureUnit.CUBIC_METRE ? LITRES : 0);
    return new Step(
        channel.no(),
        channel.point(),
        Consumption.day(channel, before.at()),
        Consumption.day(channel, after.at()),
        first.scaleByPowerOfTen(shown),
        last.scaleByPowerOfTen(shown),
        quantity == null
            ? null
            : quantity
                .scaleByPowerOfTen(whole)
                .setScale(0, RoundingMode.HALF_EVEN)
                .longValueExact(),
        quantity != null && last.compareTo(first) < 0);
  }

  private static BigDecimal value(RegisterRows.Read read) {
    BigDecimal value = read.value();
    if (value == null) {
      throw new IllegalStateException("A usable read has a value");
    }
    return value;
  }
}
