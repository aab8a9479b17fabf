package org.wattline.billing.metering.internal.vee;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wattline.billing.metering.internal.usage.RegisterHistory;
import org.wattline.billing.metering.internal.usage.RegisterHistory.Step;
import org.wattline.tenancy.time.Business;
import org.wattline.vee.Finding;

/** Judges the reads of registers that came, and those that follow them. */
@Component
class ReadChecks {
  /** Reads of two years and more say what is usual. */
  private static final int MEMORY_DAYS = 800;

  /** Registers judged at a time. */
  private static final int AT_ONCE = 1_000;

  private final JdbcClient jdbc;
  private final RegisterHistory history;
  private final ExceptionRows exceptions;
  private final Clock clock;

  ReadChecks(
      JdbcClient jdbc, RegisterHistory history, ExceptionRows exceptions, @Business Clock clock) {
    this.jdbc = jdbc;
    this.history = history;
    this.exceptions = exceptions;
    this.clock = clock;
  }

  private record Read(int channel, LocalDate from) {}

  /** Judges what came to be known between two moments; within the caller's transaction. */
  void judge(Timestamp after, Timestamp until) {
    List<Read> came =
        jdbc.sql(
                """
                select e.channel_no, min(e.from_day) from usage_event e
                join delivery d on d.no = e.delivery_no
                join channel c on c.no = e.channel_no and c.kind = 'CUMULATIVE'
                where e.at > :after and e.at <= :until
                group by e.channel_no order by min(e.from_day), e.channel_no
                """)
            .param("after", after)
            .param("until", until)
            .query((row, n) -> new Read(row.getInt(1), row.getObject(2, LocalDate.class)))
            .list();
    for (int from = 0; from < came.size(); from += AT_ONCE) {
      judge(came.subList(from, Math.min(came.size(), from + AT_ONCE)));
    }
  }

  private void judge(List<Read> came) {
    LocalDate first = came.stream().map(Read::from).min(Comparator.naturalOrder()).orElseThrow();
    Map<Integer, LocalDate> begins = new HashMap<>();
    came.forEach(read -> begins.put(read.channel(), read.from()));
    List<ExceptionRows.Found> found = new ArrayList<>();
    List<ExceptionRows.JudgedDays> judged = new ArrayList<>();
    history
        .since(begins.keySet(), first.minusDays(MEMORY_DAYS))
        .forEach(
            (channel, steps) -> {
              LocalDate begin = Objects.requireNonNull(begins.get(channel));
              int place = 0;
              while (place < steps.size() && steps.get(place).to().isBefore(begin)) {
                place++;
              }
              if (place < steps.size()) {
                one(channel, steps, place, found, judged);
              }
            });
    exceptions.keep(found, judged, clock.instant());
  }

  private static void one(
      int channel,
      List<Step> steps,
      int place,
      List<ExceptionRows.Found> found,
      List<ExceptionRows.JudgedDays> judged) {
    Map<Integer, Step> byFirstDay = new HashMap<>();
    steps.subList(place, steps.size()).forEach(s -> byFirstDay.put(ReadRules.day(s.from()), s));
    for (Finding finding : ReadRules.judge(steps, place)) {
      Step step = Objects.requireNonNull(byFirstDay.get(finding.fromDay()));
      found.add(
          new ExceptionRows.Found(
              channel,
              step.point(),
              finding,
              Objects.hash(
                  step.to(), step.before().stripTrailingZeros(), step.after().stripTrailingZeros()),
              false));
    }
    Step last = steps.getLast();
    judged.add(
        new ExceptionRows.JudgedDays(
            channel,
            ReadRules.day(steps.get(place).from()),
            ReadRules.day(last.from()) + (int) ReadRules.days(last)));
  }
}
