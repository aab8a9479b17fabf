package org.wattline.billing.metering.internal.vee;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wattline.billing.access.Asker;
import org.wattline.billing.access.Cursor;
import org.wattline.billing.access.Refusals;
import org.wattline.billing.audit.AuditTrail;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.vee.EditState;
import org.wattline.billing.contract.vee.NewEdit;
import org.wattline.billing.contract.vee.VeeEdit;
import org.wattline.billing.metering.MeterDataEdits;
import org.wattline.billing.metering.internal.intake.OwnValues;
import org.wattline.billing.metering.internal.usage.ChannelRow;
import org.wattline.billing.metering.internal.usage.ChannelRows;
import org.wattline.tenancy.security.Role;
import org.wattline.tenancy.time.BusinessCalendar;

@Service
class StoredEdits implements MeterDataEdits {
  private static final String SELECT =
      "select e.*, c.id as channel_id from vee_edit e join channel c on c.no = e.channel_no ";

  private final JdbcClient jdbc;
  private final ChannelRows channels;
  private final EditWriter writer;
  private final ExceptionRows exceptions;
  private final OwnValues own;
  private final SettingsRows settings;
  private final AuditTrail audit;
  private final BusinessCalendar calendar;

  StoredEdits(
      JdbcClient jdbc,
      ChannelRows channels,
      EditWriter writer,
      ExceptionRows exceptions,
      OwnValues own,
      SettingsRows settings,
      AuditTrail audit,
      BusinessCalendar calendar) {
    this.jdbc = jdbc;
    this.channels = channels;
    this.writer = writer;
    this.exceptions = exceptions;
    this.own = own;
    this.settings = settings;
    this.audit = audit;
    this.calendar = calendar;
  }

  @Override
  public VeeEdit edit(Asker asker, UUID channelId, NewEdit edit) {
    Editors.require(asker);
    ChannelRow channel = channels.byId(channelId).orElseThrow(() -> Refusals.notFound("channel"));
    check(channel, edit);
    boolean fourEyes = settings.current().fourEyes();
    UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
    return own.locked(
        now -> {
          insert(id, asker, channel, edit, fourEyes, now);
          VeeEdit kept = row(id, asker);
          audit.record(asker, "vee-edit-made", "vee-edit", id, null, kept);
          return fourEyes ? kept : apply(asker, kept, channel, now);
        });
  }

  private void check(ChannelRow channel, NewEdit edit) {
    if (!ChannelDays.isJudged(channel)) {
      throw Refusals.conflict(
          "Only intervals of energy, gas and water can be edited.", "not-editable");
    }
    if (edit.day().isAfter(calendar.today())) {
      throw Refusals.invalid("day", "must not lie in the future");
    }
    int slots = EditWriter.slotsOf(channel, edit.day());
    List<Integer> told = edit.values().stream().map(NewEdit.Value::slot).toList();
    for (int i = 0; i < told.size(); i++) {
      if (told.get(i) >= slots) {
        throw Refusals.invalid(
            "values[" + i + "].slot", "The day has intervals from 0 to " + (slots - 1) + ".");
      }
      if (told.indexOf(told.get(i)) != i) {
        throw Refusals.invalid("values[" + i + "].slot", "This interval is there twice.");
      }
    }
  }

  private void insert(
      UUID id, Asker asker, ChannelRow channel, NewEdit edit, boolean fourEyes, Instant now) {
    jdbc.sql(
            """
            insert into vee_edit (id, channel_no, service_point_id, day, slots, edited, reason,
              state, made_by, made_by_subject, made_at, four_eyes)
            values (:id, :channel, :point, :day, :slots, :values, :reason, 'PROPOSED', :by, :subject,
                    :now, :eyes)
            """)
        .param("id", id)
        .param("channel", channel.no())
        .param("point", channel.point())
        .param("day", edit.day())
        .param("slots", edit.values().stream().map(NewEdit.Value::slot).toArray(Integer[]::new))
        .param("values", edit.values().stream().map(NewEdit.Value::value).toArray(Long[]::new))
        .param("reason", edit.reason().strip())
        .param("by", StoredExceptions.name(asker))
        .param("subject", asker.subject())
        .param("now", Timestamp.from(now))
        .param("eyes", fourEyes)
        .update();
  }

  private VeeEdit apply(Asker asker, VeeEdit edit, ChannelRow channel, Instant now) {
    List<@Nullable Long> values = new ArrayList<>();
    edit.values().forEach(value -> values.add(value.value()));
    writer.put(
        channel,
        edit.day(),
        edit.values().stream().map(NewEdit.Value::slot).toList(),
        values,
        edit.reason(),
        edit.madeBy(),
        now);
    exceptions.edited(channel.no(), edit.day(), edit.madeBy(), edit.reason(), now);
    decide(asker, edit, "APPLIED", now);
    VeeEdit applied = row(edit.id(), asker);
    audit.record(asker, "vee-edit-applied", "vee-edit", edit.id(), edit.state(), applied.state());
    return applied;
  }

  private void decide(Asker asker, VeeEdit edit, String state, Instant now) {
    int mine =
        jdbc.sql(
                """
                update vee_edit set state = :state, decided_by = :by, decided_by_subject = :subject,
                       decided_at = :now
                where id = :id and state = 'PROPOSED'
                """)
            .param("state", state)
            .param("by", StoredExceptions.name(asker))
            .param("subject", asker.subject())
            .param("now", Timestamp.from(now))
            .param("id", edit.id())
            .update();
    if (mine == 0) {
      throw Refusals.conflict("This edit is decided already.", "edit-decided");
    }
  }

  @Override
  @Transactional(readOnly = true)
  public Page<VeeEdit> list(Asker asker, EditState state, @Nullable String cursor, int limit) {
    asker.requireStaff();
    Cursor.Parts after = Cursor.read(cursor, 2);
    Instant at = after.instantOrNull(0);
    List<VeeEdit> found =
        jdbc.sql(
                SELECT
                    + """
                    where e.state = :state and (cast(:at as timestamptz) is null
                      or (e.made_at, e.id) > (:at, cast(:id as uuid)))
                    order by e.made_at, e.id limit :limit
                    """)
            .param("state", state.name())
            .param("at", at == null ? null : Timestamp.from(at))
            .param("id", after.uuidOrNull(1))
            .param("limit", Cursor.checkedLimit(limit) + 1)
            .query((row, n) -> edit(row, asker))
            .list();
    return Cursor.page(
        found, limit, last -> List.of(last.madeAt().toString(), last.id().toString()));
  }

  private VeeEdit row(UUID id, Asker asker) {
    return jdbc.sql(SELECT + "where e.id = :id")
        .param("id", id)
        .query((row, n) -> edit(row, asker))
        .optional()
        .orElseThrow(() -> Refusals.notFound("edit"));
  }

  private static VeeEdit edit(ResultSet row, Asker asker) throws SQLException {
    Integer[] slots = (Integer[]) row.getArray("slots").getArray();
    @Nullable Long[] edited = (Long[]) row.getArray("edited").getArray();
    List<NewEdit.Value> values = new ArrayList<>(slots.length);
    for (int i = 0; i < slots.length; i++) {
      values.add(new NewEdit.Value(slots[i], edited[i]));
    }
    Timestamp decided = row.getTimestamp("decided_at");
    return new VeeEdit(
        row.getObject("id", UUID.class),
        row.getObject("channel_id", UUID.class),
        row.getObject("service_point_id", UUID.class),
        row.getObject("day", LocalDate.class),
        values,
        row.getString("reason"),
        EditState.valueOf(row.getString("state")),
        row.getString("made_by"),
        asker.subject().equals(row.getString("made_by_subject")),
        row.getTimestamp("made_at").toInstant(),
        row.getString("decided_by"),
        decided == null ? null : decided.toInstant());
  }

  @Override
  public VeeEdit approve(Asker asker, UUID id) {
    asker.requireAnyOf(Role.BILLING, Role.SUPERVISOR, Role.TENANT_ADMINISTRATOR);
    return own.locked(
        now -> {
          VeeEdit edit = row(id, asker);
          if (isMaker(asker, id)) {
            throw Refusals.notAllowed(
                "Whoever made an edit does not approve it: ask somebody else.", "own-edit");
          }
          return apply(asker, edit, channels.byId(edit.channelId()).orElseThrow(), now);
        });
  }

  private boolean isMaker(Asker asker, UUID id) {
    return jdbc.sql("select made_by_subject = :subject from vee_edit where id = :id")
        .param("subject", asker.subject())
        .param("id", id)
        .query(Boolean.class)
        .single();
  }

  @Override
  @Transactional
  public VeeEdit refuse(Asker asker, UUID id, String reason) {
    Editors.require(asker);
    VeeEdit edit = row(id, asker);
    decide(asker, edit, "REFUSED", calendar.now());
    audit.record(asker, "vee-edit-refused", "vee-edit", id, edit.state(), reason.strip());
    return row(id, asker);
  }
}
