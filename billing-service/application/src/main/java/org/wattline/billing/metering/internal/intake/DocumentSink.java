package org.wattline.billing.metering.internal.intake;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.wattline.billing.metering.internal.days.Decimals;
import org.wattline.billing.metering.internal.days.MarkBook;
import org.wattline.formats.IntervalBlock;
import org.wattline.formats.MeterDataSink;
import org.wattline.formats.Place;
import org.wattline.formats.RegisterRead;
import org.wattline.formats.Rejection;
import org.wattline.formats.RejectionReason;
import org.wattline.formats.SeriesHeader;
import org.wattline.kernel.codec.PackedDay;

/**
 * Sorts what a reader tells by channel and local day, and hands over a chunk whenever enough is
 * gathered. Records before the place where an earlier attempt stopped are passed over.
 */
public final class DocumentSink implements MeterDataSink {
  /** Values after which a chunk is handed over: few enough to hold, enough to write in bulk. */
  static final int CHUNK_RECORDS = 1_000_000;

  /** Slots of open days after which a chunk is handed over, whatever it holds: about 60 MB. */
  static final long CHUNK_SLOTS = 3_000_000;

  private final Router router;
  private final MarkBook book;
  private final long passOver;
  private final int chunkRecords;
  private final Consumer<Chunk> chunks;
  private final List<Lane> lanes = new ArrayList<>();
  private final Set<Lane> unrouted = new HashSet<>();
  private Gathering gathering;
  private int[] marks = new int[16];
  private long told;
  private long chunkStart;

  /**
   * @param passOver how many records were committed before
   * @param chunkRecords usually {@link #CHUNK_RECORDS}
   */
  public DocumentSink(
      Router router,
      MarkBook book,
      long issued,
      long passOver,
      int chunkRecords,
      Consumer<Chunk> chunks) {
    this.router = router;
    this.book = book;
    this.passOver = passOver;
    this.chunkRecords = chunkRecords;
    this.chunks = chunks;
    this.gathering = new Gathering(book, router.policy(), issued);
    this.told = 0;
    this.chunkStart = passOver;
  }

  @Override
  public void series(int series, SeriesHeader header) {
    Lane lane = new Lane(header);
    lanes.add(lane);
    unrouted.add(lane);
  }

  private void route() {
    if (!unrouted.isEmpty()) {
      router.route(unrouted);
      unrouted.clear();
    }
  }

  /** Whether records are to be passed over, now that so many more were told. */
  private boolean isPast(long records) {
    told += records;
    return told <= passOver;
  }

  @Override
  public void intervals(IntervalBlock block) {
    if (isPast(block.size())) {
      return;
    }
    route();
    int size = block.size();
    boolean costs = block.hasCosts();
    for (int i = 0; i < size; i++) {
      Lane lane = lanes.get(block.series(i));
      DayBuffer day = lane.day;
      long start = block.startEpochSecond(i);
      int seconds = block.durationSeconds(i);
      long offset;
      if (day == null
          || seconds != day.interval
          || (offset = start - day.begins) < 0
          || offset >= day.length
          || offset % seconds != 0) {
        elsewhere(lane, block, i);
        continue;
      }
      long value = scaled(lane, block, i, day);
      if (value == UNUSABLE) {
        continue;
      }
      gathering.put(
          day,
          (int) (offset / seconds),
          value,
          mark(block, i),
          costs ? block.cost(i) : PackedDay.MISSING,
          block.costScale(),
          false);
    }
    cutIfFull();
  }

  /** Stands for a value that was rejected. */
  private static final long UNUSABLE = Long.MAX_VALUE;

  /** A value in the day's power; the day becomes finer where it must. */
  private long scaled(Lane lane, IntervalBlock block, int i, DayBuffer day) {
    long value = block.value(i);
    if (value == IntervalBlock.NO_VALUE) {
      return PackedDay.MISSING;
    }
    int power = lane.unitPower - block.scale();
    int coarsest = lane.power;
    if (power > coarsest) {
      int by = power - coarsest;
      if (by > 18 || Math.abs(value) > Decimals.MAX_VALUE / Decimals.power(by)) {
        return tooLarge(block, i);
      }
      value *= Decimals.power(by);
      power = coarsest;
    } else if (power < coarsest) {
      while (power < coarsest && value % 10 == 0) {
        value /= 10;
        power++;
      }
      if (power < coarsest - Decimals.MAX_FINER) {
        return reject(
            block,
            i,
            "The value has more digits than the "
                + Decimals.MAX_FINER
                + " below "
                + lane.header.unit().unit()
                + " x 10^"
                + coarsest
                + " that are kept.");
      }
      if (Math.abs(value) / Decimals.power(coarsest - power) > Decimals.MAX_VALUE) {
        return tooLarge(block, i);
      }
    } else if (Math.abs(value) > Decimals.MAX_VALUE) {
      return tooLarge(block, i);
    }
    int finer = power - day.values.power;
    if (finer > 0) {
      return value * Decimals.power(finer);
    }
    if (finer < 0) {
      day.values.refine(power);
    }
    return value;
  }

  private long tooLarge(IntervalBlock block, int i) {
    return reject(block, i, "The value is larger than any interval's can be.");
  }

  private long reject(IntervalBlock block, int i, String why) {
    gathering.reject(
        new Rejection(
            new Place(block.placeUnit(), block.place(i), 0, ""),
            RejectionReason.OUT_OF_RANGE,
            why,
            1));
    return UNUSABLE;
  }

  private int mark(IntervalBlock block, int i) {
    int number = block.markNumber(i);
    if (number >= marks.length) {
      marks = java.util.Arrays.copyOf(marks, Math.max(number + 1, marks.length * 2));
    }
    int known = marks[number];
    if (known == 0) {
      known = book.number(block.mark(i));
      marks[number] = known;
    }
    return known;
  }

  /** A value that does not go to the lane's current day. */
  private void elsewhere(Lane lane, IntervalBlock block, int i) {
    long start = block.startEpochSecond(i);
    int seconds = block.durationSeconds(i);
    Lane.Target target = lane.at(start);
    if (target == null) {
      if (!lane.ignored) {
        gathering.wait(lane.waitingAs, 1);
      }
      return;
    }
    LocalDays.Bounds bounds = target.days().of(start);
    int interval = Grid.interval(lane.header.intervalSeconds(), start, seconds, bounds);
    if (interval == Grid.NONE) {
      irregular(lane, target, block, i);
      return;
    }
    DayBuffer day =
        gathering.day(
            target.spec(interval), bounds, interval == Grid.DAY ? bounds.seconds() : interval);
    if (interval != Grid.DAY && seconds == interval) {
      lane.day = day;
    }
    long value = scaled(lane, block, i, day);
    if (value == UNUSABLE) {
      return;
    }
    int mark = mark(block, i);
    int slot = (int) ((start - bounds.begins()) / day.interval);
    int parts = interval == Grid.DAY ? 1 : seconds / interval;
    long cost = block.cost(i);
    for (int part = 0; part < parts; part++) {
      gathering.put(
          day,
          slot + part,
          share(value, part, parts),
          mark,
          share(cost, part, parts),
          block.costScale(),
          part > 0);
    }
  }

  /** One of equal parts of a whole; the last takes what is left. */
  private static long share(long whole, int part, int parts) {
    if (parts == 1 || whole == PackedDay.MISSING) {
      return whole;
    }
    long each = whole / parts;
    return part < parts - 1 ? each : whole - each * (parts - 1);
  }

  private void irregular(Lane lane, Lane.Target target, IntervalBlock block, int i) {
    BigDecimal value =
        block.hasValue(i) ? block.decimal(i).scaleByPowerOfTen(lane.unitPower - lane.power) : null;
    long cost = block.cost(i);
    gathering.reading(
        new Chunk.Reading(
            target.spec(lane.irregularInterval()),
            block.startEpochSecond(i),
            block.durationSeconds(i),
            value,
            mark(block, i),
            gathering.issued(),
            "",
            "",
            false,
            null,
            null,
            null,
            cost == IntervalBlock.NO_COST ? null : BigDecimal.valueOf(cost, block.costScale())));
  }

  @Override
  public void registerRead(RegisterRead read) {
    if (isPast(1)) {
      return;
    }
    route();
    Lane lane = lanes.get(read.series());
    Lane.Target target = lane.at(read.atEpochSecond());
    if (target == null) {
      if (!lane.ignored) {
        gathering.wait(lane.waitingAs, 1);
      }
    } else {
      gathering.reading(register(lane, target, read));
    }
    cutIfFull();
  }

  private Chunk.Reading register(Lane lane, Lane.Target target, RegisterRead read) {
    RegisterRead.Previous previous = read.previous();
    return new Chunk.Reading(
        target.register(),
        read.atEpochSecond(),
        0,
        lane.inPower(read.value()),
        book.number(read.mark()),
        gathering.issued(),
        Router.cut(read.type(), 40),
        Router.cut(read.reason(), 80),
        read.dateOnly(),
        previous == null ? null : previous.atEpochSecond(),
        previous == null ? null : lane.inPower(previous.value()),
        previous == null ? null : lane.inPower(previous.quantity()),
        null);
  }

  @Override
  public void rejected(Rejection rejection) {
    if (!isPast(rejection.records()) && !router.onlyOnePoint()) {
      gathering.reject(rejection);
      cutIfFull();
    }
  }

  private void cutIfFull() {
    if (told - chunkStart >= chunkRecords || gathering.slots() >= CHUNK_SLOTS) {
      cut();
    }
  }

  /** Hands over what is gathered. */
  public void cut() {
    if (told > chunkStart) {
      for (Lane lane : lanes) {
        lane.day = null;
      }
      chunkStart = told;
      chunks.accept(gathering.finish(told));
    }
  }
}
