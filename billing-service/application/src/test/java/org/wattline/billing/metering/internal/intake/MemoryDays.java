package org.wattline.billing.metering.internal.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.wattline.billing.metering.internal.days.DayMerge;
import org.wattline.billing.metering.internal.days.MarkBook;
import org.wattline.billing.metering.internal.days.PackedValues;
import org.wattline.billing.metering.internal.days.ReplacementPolicy;
import org.wattline.billing.metering.internal.days.Tally;
import org.wattline.formats.QualityMark;

/** Days in memory, revised by the very rules that the stored ones are. */
final class MemoryDays implements MarkBook {
  /** A channel's day. */
  record Day(ChannelSpec.Key channel, int day) {}

  final Map<Day, List<PackedValues>> revisions = new HashMap<>();
  final Tally tally = new Tally();
  private final Map<QualityMark, Integer> numbers = new HashMap<>();
  private final List<QualityMark> marks = new ArrayList<>();
  private final DayMerge merge = new DayMerge(new ReplacementPolicy(Map.of()), this);

  @Override
  public int number(QualityMark mark) {
    return numbers.computeIfAbsent(
        mark,
        m -> {
          marks.add(m);
          return marks.size();
        });
  }

  @Override
  public QualityMark mark(int number) {
    return marks.get(number - 1);
  }

  void commit(Chunk chunk) {
    tally.add(chunk.within());
    for (Chunk.Day day : chunk.days()) {
      List<PackedValues> known =
          revisions.computeIfAbsent(
              new Day(day.channel().key(), day.day()), d -> new ArrayList<>());
      PackedValues next =
          merge
              .revise(
                  known.isEmpty() ? null : known.getLast(),
                  day.values(),
                  day.channel().power(),
                  day.silent(),
                  tally)
              .next();
      if (next != null) {
        known.add(next);
      }
    }
  }

  PackedValues newest(Day day) {
    return Objects.requireNonNull(revisions.get(day)).getLast();
  }
}
