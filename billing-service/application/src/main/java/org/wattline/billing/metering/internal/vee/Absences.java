package org.wattline.billing.metering.internal.vee;

import java.sql.Timestamp;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.wattline.tenancy.time.BusinessCalendar;
import org.wattline.vee.settings.VeeSettings;

/**
 * Claims to grid operators for values that do not come: raised once a channel is silent for long,
 * raised anew when its day passes without an answer, also where it was sent, and answered when
 * values come.
 */
@Component
public class Absences {
  private final JdbcClient jdbc;
  private final SettingsRows settings;
  private final BusinessCalendar calendar;

  Absences(JdbcClient jdbc, SettingsRows settings, BusinessCalendar calendar) {
    this.jdbc = jdbc;
    this.settings = settings;
    this.calendar = calendar;
  }

  /** Looks once a day of the supplier; how many claims were raised. */
  @Transactional
  public int claim() {
    LocalDate today = calendar.today();
    int first =
        jdbc.sql("update vee_watch set claims_on = :today where claims_on is distinct from :today")
            .param("today", today)
            .update();
    return first == 0 ? 0 : look(today);
  }

  /** Looks now. */
  @Transactional
  public int look() {
    return look(calendar.today());
  }

  private int look(LocalDate today) {
    VeeSettings current = settings.current();
    Timestamp now = Timestamp.from(calendar.now());
    answer(now);
    remind(today, current.claimAnswerDays());
    int raised =
        jdbc.sql(
                """
                insert into grid_claim (id, channel_no, service_point_id, grid_operator,
                  missing_from, raised_at, answer_by, reminders, state)
                select gen_random_uuid(), c.no, s.id, s.grid_operator, last.day + 1, :now,
                       cast(:today as date) + :answer, 0, 'OPEN'
                from channel c join service_point s on s.id = c.service_point_id
                cross join lateral (
                  select max(d.day) as day from interval_day d where d.channel_no = c.no) last
                where c.counted and not c.derived and c.interval_seconds between 60 and 3600
                  and last.day < cast(:today as date) - :after
                  and exists (select 1 from supply u
                              where u.service_point_id = s.id and u.during @> cast(:today as date))
                  and not exists (
                    select 1 from channel other
                    join interval_day d on d.channel_no = other.no and d.day > last.day
                    where other.service_point_id = s.id and other.direction = c.direction
                      and other.counted and other.no <> c.no)
                on conflict do nothing
                """)
            .param("now", now)
            .param("today", today)
            .param("answer", current.claimAnswerDays())
            .param("after", current.claimAfterDays())
            .update();
    return raised
        + jdbc.sql(
                """
                insert into grid_claim (id, channel_no, service_point_id, grid_operator,
                  missing_from, raised_at, answer_by, reminders, state)
                select gen_random_uuid(), e.channel_no, e.service_point_id, s.grid_operator,
                       min(e.from_day), :now, cast(:today as date) + :answer, 0, 'OPEN'
                from vee_exception e join service_point s on s.id = e.service_point_id
                where e.rule = :absence and e.state = 'OPEN'
                group by e.channel_no, e.service_point_id, s.grid_operator
                on conflict do nothing
                """)
            .param("absence", ChunkWork.ABSENCE)
            .param("now", now)
            .param("today", today)
            .param("answer", current.claimAnswerDays())
            .update();
  }

  private void answer(Timestamp now) {
    jdbc.sql(
            """
            update grid_claim g set state = 'ANSWERED', closed_at = :now, closed_by = 'VEE',
              reason = 'Values came.'
            where g.state in ('OPEN', 'SENT') and exists (
              select 1 from usage_event e
              join delivery d on d.no = e.delivery_no and d.source not in ('ESTIMATION', 'MANUAL')
              where e.channel_no = g.channel_no and e.at > g.raised_at
                and e.to_day >= g.missing_from)
              and not exists (
                select 1 from vee_exception x where x.channel_no = g.channel_no
                  and x.rule = :absence and x.state = 'OPEN')
            """)
        .param("absence", ChunkWork.ABSENCE)
        .param("now", now)
        .update();
  }

  private void remind(LocalDate today, int answerDays) {
    jdbc.sql(
            """
            update grid_claim set reminders = reminders + 1, state = 'OPEN',
              answer_by = cast(:today as date) + :answer
            where state in ('OPEN', 'SENT') and answer_by < :today
            """)
        .param("today", today)
        .param("answer", answerDays)
        .update();
  }
}
