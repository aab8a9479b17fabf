package org.wattline.billing.metering.internal.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wattline.billing.Desk;
import org.wattline.billing.Service;
import org.wattline.billing.Service.Answer;
import org.wattline.billing.metering.internal.days.DayValues;
import org.wattline.billing.metering.internal.days.MarkBook;
import org.wattline.billing.premises.Village;
import org.wattline.formats.MeasureUnit;
import org.wattline.formats.Quality;
import org.wattline.formats.QualityMark;
import org.wattline.formats.SeriesKind;
import org.wattline.tenancy.security.Role;
import org.wattline.tenancy.test.TwoTenantTest;
import org.wattline.tenancy.test.TwoTenants;

/** Two writers of one supplier, each with quality codes that the other has not met. */
@TwoTenantTest
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class MarksOfOthersTest {
  private static final LocalDate FIRST_OF_JUNE = LocalDate.of(2024, 6, 1);
  private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");
  private static final int QUARTERS = 96;

  @LocalServerPort int port;
  @Autowired OwnValues own;
  @Autowired JdbcClient jdbc;

  private Service service;
  private Desk desk;
  private TwoTenants tenants;

  @BeforeEach
  void start(TwoTenants twoTenants) {
    tenants = twoTenants;
    service = new Service(port);
    desk = new Desk(service, twoTenants);
  }

  private void delivered(String marketId, String code) {
    String bulk =
        """
        {"format":"wattline-meter-data","version":1,"series":[{"point":"%s","unit":"kWh",
        "interval":"PT15M","readings":[{"start":"2024-05-31T22:00:00Z","value":0.25,
        "quality":"measured","code":"%s"}]}]}
        """
            .formatted(marketId, code);
    Answer answer =
        service.upload(
            desk.staff(Role.BILLING),
            "/api/v1/deliveries?wait=30&name=readings.json",
            bulk.getBytes(StandardCharsets.UTF_8));
    assertThat(answer.json().path("accepted").asInt()).as(answer.body()).isEqualTo(1);
  }

  private record StoredChannel(int no, ChannelSpec spec) {}

  private StoredChannel channel(UUID point) {
    return jdbc.sql("select * from channel where service_point_id = :point")
        .param("point", point)
        .query(
            (row, n) ->
                new StoredChannel(
                    row.getInt("no"),
                    new ChannelSpec(
                        new ChannelSpec.Key(
                            point,
                            row.getString("code"),
                            row.getString("direction"),
                            SeriesKind.valueOf(row.getString("kind")),
                            MeasureUnit.valueOf(row.getString("unit")),
                            row.getInt("interval_seconds"),
                            row.getString("meter_serial")),
                        BRUSSELS,
                        row.getInt("power"),
                        true,
                        "",
                        "")))
        .single();
  }

  @Test
  @Timeout(60)
  void aCodeThatAnotherWriterBroughtMeanwhileIsLearntAndBlocksNobody() {
    String marketId =
        "MK" + UUID.randomUUID().toString().substring(0, 12).toUpperCase(java.util.Locale.ROOT);
    String point = new Village(desk).aPoint(marketId).text("id");
    MarkBook before = tenants.as(tenants.acme(), () -> own.marks());
    delivered(marketId, "C" + UUID.randomUUID().toString().substring(0, 8));

    long written =
        tenants.as(
            tenants.acme(),
            () -> {
              StoredChannel channel = channel(UUID.fromString(point));
              DayValues estimates = new DayValues(QUARTERS, channel.spec().power());
              int mark = before.number(QualityMark.of(Quality.ESTIMATED, "VEE-LINEAR"));
              java.util.Arrays.fill(estimates.values, 250);
              java.util.Arrays.fill(estimates.marks, mark);
              OwnValues.OwnDay day =
                  new OwnValues.OwnDay(
                      channel.no(), channel.spec(), (int) FIRST_OF_JUNE.toEpochDay(), estimates);
              return own.<Long>locked(
                  now ->
                      own.write(
                          now,
                          OwnValues.Origin.ESTIMATION,
                          "estimates",
                          "test",
                          before,
                          List.of(day)));
            });

    assertThat(written).as("all but the measured quarter").isEqualTo(QUARTERS - 1);
  }
}
