package org.wattline.billing.metering.internal.vee;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.metering.internal.days.DayCodec;
import org.wattline.billing.metering.internal.days.Decimals;
import org.wattline.billing.metering.internal.days.PackedValues;
import org.wattline.billing.metering.internal.usage.ChannelRow;
import org.wattline.billing.metering.internal.usage.StoredDays;
import org.wattline.kernel.codec.PackedDay;
import org.wattline.vee.ChannelSeries;
import org.wattline.vee.Measure;

/** Stored days of a channel as a series that rules judge. */
final class ChannelDays {
  private static final List<String> NO_WORDS = List.of();

  private final ChannelRow channel;
  private final StoredDays.@Nullable Days stored;
  private final ChannelSeries series;
  private final int power;
  private final List<List<String>> words;

  /**
   * @param template the same days of any channel of such intervals
   */
  ChannelDays(
      ChannelRow channel,
      ChannelSeries template,
      StoredDays.@Nullable Days stored,
      Standings standings) {
    this.channel = channel;
    this.stored = stored;
    int finest = channel.power();
    for (int day = 0; stored != null && day < template.days(); day++) {
      PackedValues packed = stored.day(day);
      finest = packed == null ? finest : Math.min(finest, packed.power());
    }
    this.power = finest;
    this.series =
        template.another(
            new Measure(
                channel.seconds(), channel.isRate(), Decimals.power(channel.power() - finest)));
    this.words = new ArrayList<>(template.days());
    for (int day = 0; day < template.days(); day++) {
      PackedValues packed = stored == null ? null : stored.day(day);
      words.add(packed == null ? NO_WORDS : unpack(day, packed, standings));
    }
  }

  ChannelRow channel() {
    return channel;
  }

  ChannelSeries series() {
    return series;
  }

  /** Values count 10^power of the channel's unit. */
  int power() {
    return power;
  }

  List<String> words(int day) {
    return words.get(day);
  }

  @Nullable PackedValues packed(int day) {
    return stored == null ? null : stored.day(day);
  }

  private List<String> unpack(int day, PackedValues packed, Standings standings) {
    int start = series.start(day);
    if (PackedDay.count(packed.packed(), 0) != series.slots(day)) {
      throw new IllegalStateException(
          "A day of another length: channel " + channel.no() + ", " + series.date(day));
    }
    long[] values = series.values();
    PackedDay.decode(packed.packed(), 0, packed.packed().length, values, start);
    if (packed.power() > power) {
      long factor = Decimals.power(packed.power() - power);
      for (int slot = start; slot < start + series.slots(day); slot++) {
        values[slot] =
            values[slot] == PackedDay.MISSING ? PackedDay.MISSING : values[slot] * factor;
      }
    }
    byte[] standing = series.standing();
    List<List<String>> told = new ArrayList<>(1);
    DayCodec.eachRun(
        packed.runs(),
        (from, count, mark) -> {
          byte worth = standings.of(mark);
          java.util.Arrays.fill(standing, start + from, start + from + count, worth);
          String text = standings.text(mark);
          if (text != null) {
            if (told.isEmpty()) {
              told.add(new ArrayList<>(2));
            }
            told.getFirst().add(text);
          }
        });
    return told.isEmpty() ? NO_WORDS : told.getFirst();
  }

  /** What intervals count: Wh, or else litres. */
  static String unit(ChannelRow channel) {
    return switch (channel.quantityUnit()) {
      case WATT_HOUR -> "Wh";
      default -> "l";
    };
  }

  /** Whether the rules know what a channel counts: energy, gas or water in intervals. */
  static boolean isJudged(ChannelRow channel) {
    return channel.isGrid()
        && channel.isQuantity()
        && !channel.derived()
        && switch (channel.quantityUnit()) {
          case WATT_HOUR, LITRE -> channel.power() == 0;
          case CUBIC_METRE -> channel.power() == -3;
          default -> false;
        };
  }
}
