package org.wattline.rating.usage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one channel. Where intervals cover all of a stretch of time they are used;
 * registers serve where they do not.
 *
 * @param intervals interval values, when there are any
 * @param registers totals of registers
 * @param peaks demand of registers
 */
public record ChannelUsage(
    @Nullable Intervals intervals, List<RegisterTotal> registers, List<RegisterPeak> peaks) {
  public ChannelUsage {
    registers = List.copyOf(registers);
    peaks = List.copyOf(peaks);
  }

  public static ChannelUsage of(Intervals intervals) {
    return new ChannelUsage(intervals, List.of(), List.of());
  }

  public static ChannelUsage ofRegisters(List<RegisterTotal> registers) {
    return new ChannelUsage(null, registers, List.of());
  }
}
