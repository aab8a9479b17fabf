package org.wattline.billing.metering.internal.vee;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.wattline.billing.metering.internal.days.DayCodec;
import org.wattline.billing.metering.internal.days.DayValues;
import org.wattline.billing.metering.internal.days.MarkBook;
import org.wattline.billing.metering.internal.days.OwnMark;
import org.wattline.billing.metering.internal.days.PackedValues;
import org.wattline.billing.metering.internal.intake.ChannelSpec;
import org.wattline.billing.metering.internal.intake.OwnValues;
import org.wattline.billing.metering.internal.usage.ChannelRow;
import org.wattline.kernel.codec.PackedDay;
import org.wattline.kernel.codec.SeriesHash;
import org.wattline.tenancy.time.Business;
import org.wattline.vee.ChannelSeries;
import org.wattline.vee.Finding;
import org.wattline.vee.Standing;
import org.wattline.vee.Validation;
import org.wattline.vee.estimate.Estimate;
import org.wattline.vee.estimate.Estimating;
import org.wattline.vee.estimate.Estimator;
import org.wattline.vee.settings.PointClass;
import org.wattline.vee.settings.VeeSettings;

/**
 * Reads a chunk of channels, judges their days, estimates their gaps, and commits what changed.
 * Days are read narrowly first; the few channels with gaps, or with registers to be held against,
 * are read again with the weeks around.
 */
@Component
class ChunkWork {
  private static final int ASKED_DAYS = 62;

  /** The rule that grows by a day for as long as nothing is read. */
  static final String ABSENCE = "prolonged-estimate";

  /** Rules that speak of values that are not there. */
  static final Set<String> GAPS = Set.of("missing", ABSENCE);

  private final VeeRuns runs;
  private final Evidences evidences;
  private final ExceptionRows exceptions;
  private final SettingsRows settings;
  private final OwnValues own;
  private final TransactionTemplate transaction;
  private final Clock clock;

  ChunkWork(
      VeeRuns runs,
      Evidences evidences,
      ExceptionRows exceptions,
      SettingsRows settings,
      OwnValues own,
      PlatformTransactionManager transactions,
      @Business Clock clock) {
    this.runs = runs;
    this.evidences = evidences;
    this.exceptions = exceptions;
    this.settings = settings;
    this.own = own;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  /** What judging a chunk came to. */
  private static final class Outcome {
    final List<ExceptionRows.Found> found = new ArrayList<>();
    final List<ExceptionRows.JudgedDays> judged = new ArrayList<>();
    final List<OwnValues.OwnDay> estimates = new ArrayList<>();
    long days;
  }

  /** The lease went to somebody else: nothing of the chunk is kept. */
  private static final class LostException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Works on a chunk; false where another took it over meanwhile. */
  boolean work(VeeRuns.Chunk chunk, String worker) {
    Standings standings = new Standings(own.marks());
    Outcome outcome = judge(chunk, standings);
    try {
      if (outcome.estimates.isEmpty()) {
        transaction.executeWithoutResult(
            status ->
                commit(chunk, worker, outcome, 0, clock.instant().truncatedTo(ChronoUnit.MICROS)));
      } else {
        own.locked(
            now -> {
              long written =
                  own.write(
                      now,
                      OwnValues.Origin.ESTIMATION,
                      "estimates of run " + chunk.run(),
                      ExceptionRows.SELF,
                      standings.book(),
                      outcome.estimates);
              commit(chunk, worker, outcome, written, now);
              return true;
            });
      }
      return true;
    } catch (LostException lost) {
      return false;
    }
  }

  private void commit(
      VeeRuns.Chunk chunk, String worker, Outcome outcome, long estimates, Instant now) {
    exceptions.keep(outcome.found, outcome.judged, now);
    if (!runs.done(
        chunk, worker, new VeeRuns.Counts(outcome.days, outcome.found.size(), estimates))) {
      throw new LostException();
    }
  }

  private Outcome judge(VeeRuns.Chunk chunk, Standings standings) {
    VeeSettings current = settings.current();
    Judging judging = new Judging(current, chunk.longGaps(), standings);
    Map<Integer, VeeRuns.Item> again = new HashMap<>();
    for (Evidences.Prepared each :
        read(chunk.items(), current, standings, Evidences.Width.NARROW)) {
      if (chunk.longGaps() || !each.evidence().spans().isEmpty() || judging.hasGaps(each)) {
        VeeRuns.Item item =
            new VeeRuns.Item(
                each.days().channel().no(),
                each.days().series().date(each.from()),
                each.days().series().date(each.from()).plusDays(each.to() - (long) each.from()));
        again.put(item.channel(), item);
      } else {
        judging.judge(each, false);
      }
    }
    if (!again.isEmpty()) {
      read(List.copyOf(again.values()), current, standings, Evidences.Width.WIDE)
          .forEach(each -> judging.judge(each, true));
    }
    return judging.outcome;
  }

  private List<Evidences.Prepared> read(
      List<VeeRuns.Item> items, VeeSettings current, Standings standings, Evidences.Width width) {
    return java.util.Objects.requireNonNull(
        transaction.execute(status -> evidences.prepare(items, current, standings, width)));
  }

  /** Judges one channel after the other. */
  private static final class Judging {
    private final VeeSettings settings;
    private final boolean longGaps;
    private final Standings standings;
    private final Map<String, Validation> validations = new HashMap<>();
    private final Outcome outcome = new Outcome();

    Judging(VeeSettings settings, boolean longGaps, Standings standings) {
      this.settings = settings;
      this.longGaps = longGaps;
      this.standings = standings;
    }

    boolean hasGaps(Evidences.Prepared each) {
      if (each.kind().estimating() == null) {
        return false;
      }
      ChannelSeries series = each.days().series();
      for (int slot = series.start(each.from()); slot < series.start(each.to()); slot++) {
        if (series.isGap(slot)) {
          return true;
        }
      }
      return false;
    }

    void judge(Evidences.Prepared each, boolean estimate) {
      PointClass kind = each.kind();
      ChannelSeries series = each.days().series();
      List<Finding> findings =
          validations
              .computeIfAbsent(kind.name(), name -> new Validation(kind.rules()))
              .check(each.evidence(), each.from(), each.to());
      findings.removeIf(
          finding ->
              GAPS.contains(finding.code())
                  && java.util.stream.IntStream.range(finding.fromDay(), finding.toDay())
                      .allMatch(day -> each.isElsewhere(day - series.firstDay())));
      boolean[] filled = new boolean[series.slots()];
      if (estimate) {
        estimate(each, filled);
      }
      ChannelRow row = each.days().channel();
      for (Finding finding : findings) {
        outcome.found.add(
            new ExceptionRows.Found(
                row.no(),
                row.point(),
                finding,
                fingerprint(series, finding),
                finding.code().equals("missing") && isFilled(series, finding, filled)));
      }
      outcome.judged.add(
          new ExceptionRows.JudgedDays(
              row.no(), series.firstDay() + each.from(), series.firstDay() + each.to()));
      outcome.days += each.to() - (long) each.from();
    }

    private static long fingerprint(ChannelSeries series, Finding finding) {
      int first = finding.fromDay() - series.firstDay();
      int from = series.start(first);
      // who accepted that nothing was read need not do so again each day
      int to =
          series.start(
              finding.code().equals(ABSENCE) ? first + 1 : finding.toDay() - series.firstDay());
      long[] judged = java.util.Arrays.copyOfRange(series.values(), from, to);
      for (int slot = from; slot < to; slot++) {
        if (series.isGap(slot)) {
          judged[slot - from] = PackedDay.MISSING;
        }
      }
      return SeriesHash.of(judged, 0, judged.length);
    }

    private static boolean isFilled(ChannelSeries series, Finding finding, boolean[] filled) {
      int from = series.start(finding.fromDay() - series.firstDay());
      int to = series.start(finding.toDay() - series.firstDay());
      for (int slot = from; slot < to; slot++) {
        if (series.isGap(slot) && !filled[slot]) {
          return false;
        }
      }
      return true;
    }

    private void estimate(Evidences.Prepared each, boolean[] filled) {
      Estimating plan = each.kind().estimating();
      if (plan == null) {
        return;
      }
      ChannelSeries series = each.days().series();
      Estimator estimator =
          new Estimator(plan, each.likeDays(), settings.profile(plan.profile()).orElse(null));
      List<Estimate> estimates =
          longGaps
              ? estimator.fill(series, each.from(), each.to(), each.evidence().spans(), ASKED_DAYS)
              : estimator.fill(series, each.from(), each.to(), each.evidence().spans());
      Map<Integer, List<Estimate>> byDay = new TreeMap<>();
      for (Estimate estimate : estimates) {
        int day = series.dayOf(estimate.slot());
        if (!each.isElsewhere(day)) {
          filled[estimate.slot()] = true;
          byDay.computeIfAbsent(day, d -> new ArrayList<>()).add(estimate);
        }
      }
      byDay.forEach((day, of) -> write(each.days(), day, of));
    }

    /** A day's estimates, where any is not what is stored already. */
    private void write(ChannelDays days, int day, List<Estimate> estimates) {
      ChannelSeries series = days.series();
      PackedValues packed = days.packed(day);
      @Nullable DayValues known = packed == null ? null : DayCodec.unpack(packed);
      DayValues told = new DayValues(series.slots(day), days.power());
      boolean changes = false;
      for (Estimate estimate : estimates) {
        int place = estimate.slot() - series.start(day);
        int before = known == null ? MarkBook.UNTOLD : known.marks[place];
        MarkBook book = standings.book();
        OwnMark kind = before == MarkBook.UNTOLD ? OwnMark.NONE : OwnMark.of(book.mark(before));
        int mark =
            book.number(
                kind.estimated(estimate.method().name().replace('_', '-'), estimate.scaled()));
        boolean same =
            before == mark
                && series.standing()[estimate.slot()] == Standing.OWN_ESTIMATE
                && series.values()[estimate.slot()] == estimate.value();
        if (!same) {
          told.values[place] = estimate.value();
          told.marks[place] = mark;
          changes = true;
        }
      }
      if (changes) {
        outcome.estimates.add(
            new OwnValues.OwnDay(
                days.channel().no(), spec(days.channel()), series.firstDay() + day, told));
      }
    }
  }

  /** A stored channel as what arrives would describe it. */
  static ChannelSpec spec(ChannelRow row) {
    return new ChannelSpec(
        new ChannelSpec.Key(
            row.point(),
            row.code(),
            row.direction(),
            row.kind(),
            row.unit(),
            row.seconds(),
            row.serial()),
        row.zone(),
        row.power(),
        row.counted(),
        row.currency(),
        row.label());
  }
}
