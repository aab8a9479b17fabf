package org.wattline.billing.metering.internal.vee;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.wattline.billing.metering.internal.days.DayCodec;
import org.wattline.billing.metering.internal.days.DayValues;
import org.wattline.billing.metering.internal.days.MarkBook;
import org.wattline.billing.metering.internal.days.OwnMark;
import org.wattline.billing.metering.internal.days.PackedValues;
import org.wattline.billing.metering.internal.intake.OwnValues;
import org.wattline.billing.metering.internal.usage.ChannelRow;
import org.wattline.billing.metering.internal.usage.StoredDays;
import org.wattline.formats.Quality;
import org.wattline.kernel.LocalDateRange;
import org.wattline.kernel.codec.PackedDay;

/** Writes what people decide about values: others in their place, or that they are wrong. */
@Component
class EditWriter {
  private final OwnValues own;
  private final StoredDays days;

  EditWriter(OwnValues own, StoredDays days) {
    this.own = own;
    this.days = days;
  }

  /** Puts values; within the supplier's write lock. */
  void put(
      ChannelRow channel,
      LocalDate day,
      List<Integer> slots,
      List<@Nullable Long> values,
      String reason,
      String by,
      Instant now) {
    MarkBook marks = own.marks();
    int length = slotsOf(channel, day);
    PackedValues packed = stored(channel, LocalDateRange.of(day, day.plusDays(1))).day(0);
    DayValues known = packed == null ? null : DayCodec.unpack(packed);
    DayValues told = new DayValues(length, channel.power());
    for (int i = 0; i < slots.size(); i++) {
      int slot = slots.get(i);
      Long value = values.get(i);
      OwnMark kind = kind(known == null ? MarkBook.UNTOLD : known.marks[slot], marks);
      told.values[slot] = value == null ? PackedDay.MISSING : value;
      told.marks[slot] =
          marks.number(kind.edited(value == null ? Quality.MISSING : Quality.SUBSTITUTED));
    }
    own.write(
        now,
        OwnValues.Origin.MANUAL,
        "edit: " + reason,
        by,
        marks,
        List.of(
            new OwnValues.OwnDay(
                channel.no(), ChunkWork.spec(channel), (int) day.toEpochDay(), told)));
  }

  /**
   * Marks values as wrong, within the supplier's write lock; they stay readable.
   *
   * @param firstSlot of the first day
   * @param slots how many from there on; 0 for all of the days
   * @return how many there were
   */
  int reject(
      ChannelRow channel,
      LocalDateRange range,
      int firstSlot,
      int slots,
      String reason,
      String by,
      Instant now) {
    MarkBook marks = own.marks();
    StoredDays.Days stored = stored(channel, range);
    List<OwnValues.OwnDay> told = new ArrayList<>();
    int rejected = 0;
    for (int day = 0; day < range.days(); day++) {
      PackedValues packed = stored.day(day);
      if (packed == null) {
        continue;
      }
      DayValues known = DayCodec.unpack(packed);
      DayValues wrong = new DayValues(known.slots(), known.power);
      int from = slots == 0 ? 0 : firstSlot;
      int to = slots == 0 ? known.slots() : Math.min(known.slots(), firstSlot + slots);
      int ofDay = 0;
      for (int slot = from; slot < to; slot++) {
        int mark = known.marks[slot];
        if (known.values[slot] == PackedDay.MISSING
            || mark == MarkBook.UNTOLD
            || marks.mark(mark).quality() == Quality.INVALID
            || OwnMark.of(marks.mark(mark)) == OwnMark.ESTIMATE) {
          continue;
        }
        wrong.values[slot] = known.values[slot];
        wrong.marks[slot] = marks.number(kind(mark, marks).edited(Quality.INVALID));
        ofDay++;
      }
      if (ofDay > 0) {
        rejected += ofDay;
        told.add(
            new OwnValues.OwnDay(
                channel.no(),
                ChunkWork.spec(channel),
                (int) range.from().plusDays(day).toEpochDay(),
                wrong));
      }
    }
    own.write(now, OwnValues.Origin.MANUAL, "rejected: " + reason, by, marks, told);
    return rejected;
  }

  static int slotsOf(ChannelRow channel, LocalDate day) {
    long begins = day.atStartOfDay(channel.zone()).toEpochSecond();
    long ends = day.plusDays(1).atStartOfDay(channel.zone()).toEpochSecond();
    return (int) ((ends - begins) / channel.seconds());
  }

  private static OwnMark kind(int mark, MarkBook marks) {
    return mark == MarkBook.UNTOLD ? OwnMark.EDIT : OwnMark.editing(marks.mark(mark));
  }

  private StoredDays.Days stored(ChannelRow channel, LocalDateRange range) {
    StoredDays.Days found = days.load(List.of(channel.no()), range, null, false).get(channel.no());
    return found == null ? StoredDays.none(range) : found;
  }
}
