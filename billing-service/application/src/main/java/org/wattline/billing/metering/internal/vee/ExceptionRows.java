package org.wattline.billing.metering.internal.vee;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wattline.vee.Finding;
import tools.jackson.databind.json.JsonMapper;

/**
 * What runs found, one row for each channel, first day and rule. What a person decided stays while
 * the values that were judged do; a finding that is not made any more is resolved.
 */
@Component
class ExceptionRows {
  /** Who closes what nobody has to look at. */
  static final String SELF = "VEE";

  private static final JsonMapper JSON = JsonMapper.shared();

  private final JdbcClient jdbc;

  ExceptionRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A finding of a channel.
   *
   * @param fingerprint of the values that were judged
   * @param filled whether every gap that it is about has an estimate
   */
  record Found(int channel, UUID point, Finding finding, long fingerprint, boolean filled) {
    Key key() {
      return new Key(channel, finding.fromDay(), finding.code());
    }
  }

  /** Days of a channel that were judged, as days since 1970. */
  record JudgedDays(int channel, int from, int to) {}

  private record Key(int channel, int fromDay, String rule) {}

  /**
   * What is kept.
   *
   * @param pending whether no person decided about it
   */
  private record Known(UUID id, String state, long fingerprint, int toDay, boolean pending) {}

  /** Keeps what was found of days that were judged. */
  void keep(List<Found> found, Collection<JudgedDays> judged, Instant now) {
    Map<Key, Known> known = known(judged);
    List<Found> fresh = new ArrayList<>();
    Set<Key> told = new HashSet<>();
    for (Found one : found) {
      if (!told.add(one.key())) {
        continue;
      }
      Known before = known.get(one.key());
      if (before == null) {
        fresh.add(one);
      } else {
        again(one, before, now);
      }
    }
    insert(fresh, now);
    Map<Integer, JudgedDays> byChannel = new HashMap<>();
    judged.forEach(days -> byChannel.put(days.channel(), days));
    List<UUID> gone = new ArrayList<>();
    known.forEach(
        (key, of) -> {
          JudgedDays days = byChannel.get(key.channel());
          boolean within = days != null && key.fromDay() >= days.from() && of.toDay() <= days.to();
          if (!told.contains(key) && of.pending() && within) {
            gone.add(of.id());
          }
        });
    resolve(gone, now);
  }

  private Map<Key, Known> known(Collection<JudgedDays> judged) {
    Map<Key, Known> known = new HashMap<>();
    jdbc.sql(
            """
            select e.channel_no, e.from_day - date '1970-01-01', e.rule, e.id, e.state,
                   e.fingerprint, e.to_day - date '1970-01-01',
                   e.state = 'OPEN' or (e.state = 'ESTIMATED' and e.closed_by = 'VEE')
            from unnest(:channels::int[], :from::int[], :to::int[]) as j(no, from_day, to_day)
            join vee_exception e on e.channel_no = j.no
              and e.to_day > date '1970-01-01' + j.from_day
              and e.from_day < date '1970-01-01' + j.to_day
            """)
        .param("channels", judged.stream().map(JudgedDays::channel).toArray(Integer[]::new))
        .param("from", judged.stream().map(JudgedDays::from).toArray(Integer[]::new))
        .param("to", judged.stream().map(JudgedDays::to).toArray(Integer[]::new))
        .query(
            row -> {
              known.put(
                  new Key(row.getInt(1), row.getInt(2), row.getString(3)),
                  new Known(
                      row.getObject(4, UUID.class),
                      row.getString(5),
                      row.getLong(6),
                      row.getInt(7),
                      row.getBoolean(8)));
            });
    return known;
  }

  private void again(Found one, Known before, Instant now) {
    String state = one.filled() ? "ESTIMATED" : "OPEN";
    boolean decided = before.state().matches("ACCEPTED|EDITED|REJECTED");
    boolean same = before.fingerprint() == one.fingerprint();
    Finding finding = one.finding();
    boolean asLong = before.toDay() == finding.toDay();
    if (same && (decided || asLong && before.state().equals(state))) {
      return;
    }
    jdbc.sql(
            """
            update vee_exception set severity = :severity, to_day = date '1970-01-01' + :to,
              first_slot = :first, slots = :slots, at_stake = :stake, sentence = :sentence,
              saying = cast(:saying as jsonb), fingerprint = :fingerprint, state = :state,
              found_at = case when state in ('OPEN', 'ESTIMATED') then found_at else :now end,
              closed_at = case when :state = 'OPEN' then null else cast(:now as timestamptz) end,
              closed_by = case when :state = 'OPEN' then null else 'VEE' end,
              reason = null, version = version + 1
            where id = :id
            """)
        .param("severity", finding.severity().name())
        .param("to", finding.toDay())
        .param("first", finding.firstSlot())
        .param("slots", finding.slots())
        .param("stake", finding.atStake())
        .param("sentence", finding.saying().inEnglish())
        .param("saying", JSON.writeValueAsString(finding.saying()))
        .param("fingerprint", one.fingerprint())
        .param("state", state)
        .param("now", Timestamp.from(now))
        .param("id", before.id())
        .update();
  }

  private void insert(List<Found> fresh, Instant now) {
    if (fresh.isEmpty()) {
      return;
    }
    int n = fresh.size();
    UUID[] ids = new UUID[n];
    Integer[] channels = new Integer[n];
    UUID[] points = new UUID[n];
    String[] rules = new String[n];
    String[] severities = new String[n];
    Integer[] from = new Integer[n];
    Integer[] to = new Integer[n];
    Integer[] firsts = new Integer[n];
    Integer[] slots = new Integer[n];
    Long[] stakes = new Long[n];
    String[] sentences = new String[n];
    String[] sayings = new String[n];
    Long[] fingerprints = new Long[n];
    Boolean[] filled = new Boolean[n];
    for (int i = 0; i < n; i++) {
      Found one = fresh.get(i);
      Finding finding = one.finding();
      ids[i] = UuidVersion7Strategy.INSTANCE.generateUuid(null);
      channels[i] = one.channel();
      points[i] = one.point();
      rules[i] = finding.code();
      severities[i] = finding.severity().name();
      from[i] = finding.fromDay();
      to[i] = finding.toDay();
      firsts[i] = finding.firstSlot();
      slots[i] = finding.slots();
      stakes[i] = finding.atStake();
      sentences[i] = finding.saying().inEnglish();
      sayings[i] = JSON.writeValueAsString(finding.saying());
      fingerprints[i] = one.fingerprint();
      filled[i] = one.filled();
    }
    jdbc.sql(
            """
            insert into vee_exception (id, channel_no, service_point_id, rule, severity, from_day,
              to_day, first_slot, slots, at_stake, sentence, saying, fingerprint, found_at, state,
              closed_at, closed_by, version)
            select id, channel, point, rule, severity, date '1970-01-01' + from_day,
                   date '1970-01-01' + to_day, first_slot, slots, stake, sentence, saying,
                   fingerprint, cast(:now as timestamptz), case when filled then 'ESTIMATED' else 'OPEN' end,
                   case when filled then cast(:now as timestamptz) end,
                   case when filled then 'VEE' end, 0
            from unnest(:ids::uuid[], :channels::int[], :points::uuid[], :rules::text[],
                        :severities::text[], :from::int[], :to::int[], :firsts::int[],
                        :slots::int[], :stakes::bigint[], :sentences::text[],
                        :sayings::jsonb[], :fingerprints::bigint[], :filled::boolean[])
              as t(id, channel, point, rule, severity, from_day, to_day, first_slot, slots, stake,
                   sentence, saying, fingerprint, filled)
            on conflict on constraint vee_exception_once do nothing
            """)
        .param("now", Timestamp.from(now))
        .param("ids", ids)
        .param("channels", channels)
        .param("points", points)
        .param("rules", rules)
        .param("severities", severities)
        .param("from", from)
        .param("to", to)
        .param("firsts", firsts)
        .param("slots", slots)
        .param("stakes", stakes)
        .param("sentences", sentences)
        .param("sayings", sayings)
        .param("fingerprints", fingerprints)
        .param("filled", filled)
        .update();
  }

  private void resolve(List<UUID> ids, Instant now) {
    if (ids.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            update vee_exception set state = 'RESOLVED', closed_at = :now, closed_by = 'VEE',
              reason = 'The values are in order now.', version = version + 1
            where id = any(:ids)
            """)
        .param("now", Timestamp.from(now))
        .param("ids", ids.toArray(UUID[]::new))
        .update();
  }

  /** Decides about exceptions that are open or estimated; those that were are the answer. */
  boolean close(UUID id, String state, String by, String reason, Instant now) {
    return jdbc.sql(
                """
                update vee_exception set state = :state, closed_at = :now, closed_by = :by,
                  reason = :reason, version = version + 1
                where id = :id and state in ('OPEN', 'ESTIMATED')
                """)
            .param("state", state)
            .param("now", Timestamp.from(now))
            .param("by", by)
            .param("reason", reason)
            .param("id", id)
            .update()
        == 1;
  }

  /** Whatever is pending of a channel's day is settled by an edit. */
  void edited(int channel, LocalDate day, String by, String reason, Instant now) {
    jdbc.sql(
            """
            update vee_exception set state = 'EDITED', closed_at = :now, closed_by = :by,
              reason = :reason, version = version + 1
            where channel_no = :channel and from_day <= :day and to_day > :day
              and state in ('OPEN', 'ESTIMATED')
            """)
        .param("now", Timestamp.from(now))
        .param("by", by)
        .param("reason", reason)
        .param("channel", channel)
        .param("day", day)
        .update();
  }
}
