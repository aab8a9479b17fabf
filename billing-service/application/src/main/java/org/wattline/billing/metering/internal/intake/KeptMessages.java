package org.wattline.billing.metering.internal.intake;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wattline.billing.access.Asker;
import org.wattline.billing.metering.internal.MessagePort;
import org.wattline.tenancy.time.BusinessCalendar;

/** Messages become deliveries like files: kept whole, then read. */
@Component
class KeptMessages implements MessagePort {
  private static final int MAX_NAME = 200;

  private final JdbcClient jdbc;
  private final Receiving receiving;
  private final Runs runs;
  private final RunWorker worker;
  private final BusinessCalendar calendar;

  KeptMessages(
      JdbcClient jdbc,
      Receiving receiving,
      Runs runs,
      RunWorker worker,
      BusinessCalendar calendar) {
    this.jdbc = jdbc;
    this.receiving = receiving;
    this.runs = runs;
    this.worker = worker;
    this.calendar = calendar;
  }

  @Override
  public UUID keep(Source source, String name, byte[] content) {
    return receiving
        .receive(
            new Asker(source.name(), source.name(), Set.of()),
            new Receiving.Letter(
                Router.cut(name, MAX_NAME), source.name(), calendar.zone(), null, null, null),
            new ByteArrayInputStream(content))
        .id();
  }

  @Override
  public void awaitRead(UUID delivery, Duration most) {
    int no =
        jdbc.sql("select no from delivery where id = :id")
            .param("id", delivery)
            .query(Integer.class)
            .single();
    worker.await(runs.openOf(no), most);
  }
}
