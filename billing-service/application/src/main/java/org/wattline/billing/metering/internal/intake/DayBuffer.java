package org.wattline.billing.metering.internal.intake;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.metering.internal.days.DayValues;

/** A channel's day while values of it come in. */
final class DayBuffer {
  final ChannelSpec channel;
  final int day;

  /** Seconds since 1970. */
  final long begins;

  /** Seconds of the day. */
  final long length;

  /** Seconds of an interval. */
  final int interval;

  final DayValues values;

  /** Slots that are further parts of a record counted already. */
  @Nullable BitSet silent;

  DayBuffer(ChannelSpec channel, LocalDays.Bounds bounds, int interval) {
    this.channel = channel;
    this.day = bounds.epochDay();
    this.begins = bounds.begins();
    this.length = bounds.seconds();
    this.interval = interval;
    this.values = new DayValues(bounds.seconds() / interval, channel.power());
  }
}
