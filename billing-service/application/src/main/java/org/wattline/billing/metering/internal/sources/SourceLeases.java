package org.wattline.billing.metering.internal.sources;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.wattline.billing.metering.internal.MessagePort.Source;

/** Which process listens for the bound supplier. */
@Component
class SourceLeases {
  private final JdbcClient jdbc;
  private final Clock clock;
  private final UUID self = UUID.randomUUID();

  SourceLeases(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Takes or keeps the right to listen; whether this process has it. */
  @Transactional
  public boolean hold(Source source, Duration length) {
    Instant now = clock.instant();
    return jdbc.sql(
                """
                insert into message_source (name, holder, held_until) values (:name, :self, :until)
                on conflict (name) do update
                  set holder = excluded.holder, held_until = excluded.held_until
                where message_source.holder = excluded.holder or message_source.held_until < :now
                """)
            .param("name", source.name())
            .param("self", self)
            .param("until", Timestamp.from(now.plus(length)))
            .param("now", Timestamp.from(now))
            .update()
        == 1;
  }

  /** Gives it up, so that another need not wait. */
  @Transactional
  public void release(Source source) {
    jdbc.sql("delete from message_source where name = :name and holder = :self")
        .param("name", source.name())
        .param("self", self)
        .update();
  }
}
