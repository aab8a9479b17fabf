package org.wattline.billing.metering.internal.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.wattline.billing.Desk;
import org.wattline.billing.Service;
import org.wattline.billing.access.Asker;
import org.wattline.billing.metering.internal.days.DayMerge;
import org.wattline.billing.metering.internal.mappings.MappingRows;
import org.wattline.billing.premises.Village;
import org.wattline.tenancy.security.Role;
import org.wattline.tenancy.test.TwoTenantTest;
import org.wattline.tenancy.test.TwoTenants;

/** Readings that die between commits and are taken over: nothing lost, nothing doubled. */
@TwoTenantTest
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    // a gap estimated in one of two loads while the other goes on is a difference
    properties = "wattline.vee.automatic=false")
@Tag("UC-030")
class KilledReadingTest {
  private static final Instant JUNE = Instant.parse("2024-05-31T22:00:00Z");
  private static final Asker STAFF = new Asker("test", "test", Set.of(Role.SUPERVISOR));

  /** Deliveries tried in random orders, beside those of the model in memory. */
  private static final int SEQUENCES = 60;

  @LocalServerPort int port;
  @Autowired Receiving receiving;
  @Autowired Originals originals;
  @Autowired Runs runs;
  @Autowired PointLookup lookup;
  @Autowired JdbcClient jdbc;
  @Autowired DataSource source;
  @Autowired PlatformTransactionManager transactions;
  @Autowired Clock clock;

  private Village village;
  private TwoTenants tenants;

  @BeforeEach
  void start(TwoTenants twoTenants) {
    tenants = twoTenants;
    village = new Village(new Desk(new Service(port), twoTenants));
  }

  /** The process is gone. */
  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Commits so often, and no more: before or after the database heard of it. */
  private final class MortalStore extends ChunkStore {
    private int left;
    private final boolean after;

    MortalStore(int commits, boolean after) {
      super(jdbc, source, transactions, clock, clock);
      this.left = commits;
      this.after = after;
    }

    @Override
    void commit(
        Claim claim,
        ChannelBook channels,
        DayMerge merge,
        @Nullable Chunk chunk,
        @Nullable DocumentEnd end) {
      if (left-- == 0) {
        if (after) {
          super.commit(claim, channels, merge, chunk, end);
        }
        throw new Killed();
      }
      super.commit(claim, channels, merge, chunk, end);
    }
  }

  private int keep(byte[] content, @Nullable Instant issued, String point) {
    return receiving
        .receive(
            STAFF,
            new Receiving.Letter(
                "killed", "UPLOAD", ZoneId.of("Europe/Brussels"), null, issued, point),
            new ByteArrayInputStream(content))
        .no();
  }

  /** Reads a delivery to its end; how often it died on the way. */
  private int read(int no, int chunkRecords, Random random, int mostCommits) {
    UUID run = runs.openOf(no).getFirst();
    int deaths = 0;
    while (true) {
      Claim claim = runs.claim(run).orElseThrow();
      ChunkStore store = new MortalStore(random.nextInt(mostCommits), random.nextBoolean());
      try {
        new DeliveryReader(
                originals, store, runs, lookup, new MappingRows(jdbc), jdbc, chunkRecords)
            .read(claim);
        runs.done(claim);
        return deaths;
      } catch (Killed dead) {
        deaths++;
        jdbc.sql("update delivery_run set touched_at = '-infinity' where id = :run")
            .param("run", run)
            .update();
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }
  }

  private String account(int no) {
    return jdbc.sql(
            "select state || ' ' || records || ' ' || accepted || ' ' || duplicate || ' ' ||"
                + " replaced || ' ' || rejected || ' ' || waiting || ' ' || documents from delivery"
                + " where no = :no")
        .param("no", no)
        .query(String.class)
        .single();
  }

  /** Every value that is known of a point, with its quality. */
  private String content(String marketId) {
    return jdbc.sql(
            """
            select coalesce(string_agg(v.direction || v.day || v.starts_at || coalesce(v.value::text, '-')
                     || coalesce(v.quality, '-'), ',' order by v.starts_at), '')
            from interval_value v join service_point p on p.id = v.service_point_id
            where p.market_id = :id
            """)
        .param("id", marketId)
        .query(String.class)
        .single();
  }

  private String aPoint() {
    String id =
        ("K" + UUID.randomUUID().toString().replace("-", "").substring(0, 15))
            .toUpperCase(Locale.ROOT);
    village.aPoint(id);
    return id;
  }

  private static byte[] csv(Random random, int rows) {
    StringBuilder csv = new StringBuilder("point,start,kwh,quality\n");
    for (int i = 0; i < rows; i++) {
      csv.append("X,")
          .append(JUNE.plusSeconds(900L * i))
          .append(',')
          .append(random.nextInt(50) == 0 ? "many" : String.valueOf(random.nextInt(900) / 1000.0))
          .append(",V\n");
    }
    return csv.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void aLoadThatDiesAtRandomMomentsEndsLikeOneThatIsLeftInPeace() {
    byte[] content = csv(new Random(1), 60_000);
    String peace = aPoint();
    String war = aPoint();
    tenants.as(
        tenants.acme(),
        () -> {
          int quiet = keep(content, null, peace);
          read(
              quiet,
              4_096,
              new Random(2) {
                private static final long serialVersionUID = 1L;

                @Override
                public int nextInt(int bound) {
                  return bound - 1;
                }
              },
              1_000);
          int shot = keep(content, null, war);

          int deaths = read(shot, 4_096, new Random(3), 3);

          assertThat(deaths).isGreaterThan(5);
          assertThat(account(shot)).isEqualTo(account(quiet));
          assertThat(content(war)).isEqualTo(content(peace)).isNotEmpty();
          return true;
        });
  }

  @Test
  void whoeverWasTakenOverCommitsNothingMore() {
    String point = aPoint();
    tenants.as(
        tenants.acme(),
        () -> {
          int no = keep(csv(new Random(1), 10), null, point);
          UUID run = runs.openOf(no).getFirst();
          Claim old = runs.claim(run).orElseThrow();
          assertThat(runs.claim(run)).isEmpty();
          jdbc.sql("update delivery_run set touched_at = '-infinity' where id = :run")
              .param("run", run)
              .update();
          Claim young = runs.claim(run).orElseThrow();
          ChunkStore store = new ChunkStore(jdbc, source, transactions, clock, clock);
          DeliveryReader reader =
              new DeliveryReader(
                  originals, store, runs, lookup, new MappingRows(jdbc), jdbc, 4_096);

          org.assertj.core.api.Assertions.assertThatThrownBy(() -> reader.read(old))
              .isInstanceOf(Claim.LostException.class);
          assertThat(content(point)).isEmpty();
          try {
            reader.read(young);
          } catch (Exception e) {
            throw new AssertionError(e);
          }
          runs.done(young);
          assertThat(content(point)).isNotEmpty();
          return true;
        });
  }

  /** An archive of small documents of random values of ten days. */
  private static byte[] archive(Random random) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      int documents = 1 + random.nextInt(3);
      for (int d = 0; d < documents; d++) {
        zip.putNextEntry(new ZipEntry(d + ".csv"));
        StringBuilder csv = new StringBuilder("point,start,kwh,quality\n");
        int from = random.nextInt(900);
        for (int i = 0; i < 1 + random.nextInt(200); i++) {
          csv.append("X,")
              .append(JUNE.plusSeconds(900L * (from + random.nextInt(60))))
              .append(',')
              .append(random.nextInt(4) / 4.0)
              .append(',')
              .append("VMPES".charAt(random.nextInt(5)))
              .append('\n');
        }
        zip.write(csv.toString().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private record Parcel(byte[] content, Instant issued) {}

  @Test
  void deliveriesInAnyOrderDoubledAndBrokenOffEndAlikeInTheDatabase() {
    List<String> first = new ArrayList<>();
    List<String> second = new ArrayList<>();
    for (int i = 0; i < SEQUENCES; i++) {
      first.add(aPoint());
      second.add(aPoint());
    }
    tenants.as(
        tenants.acme(),
        () -> {
          for (int i = 0; i < SEQUENCES; i++) {
            Random random = new Random(i);
            List<Parcel> parcels = new ArrayList<>();
            int count = 1 + random.nextInt(3);
            for (int p = 0; p < count; p++) {
              parcels.add(
                  new Parcel(
                      archive(random), JUNE.plusSeconds(86_400L * 20 + 60L * random.nextInt(3))));
            }
            String inOrder = first.get(i);
            String shuffled = second.get(i);
            for (Parcel parcel : parcels) {
              read(keep(parcel.content(), parcel.issued(), inOrder), 4_096, random, 50);
            }
            List<Parcel> again = new ArrayList<>(parcels);
            again.add(parcels.get(random.nextInt(parcels.size())));
            Collections.shuffle(again, random);
            for (Parcel parcel : again) {
              read(keep(parcel.content(), parcel.issued(), shuffled), 4_096, random, 4);
            }

            assertThat(content(shuffled))
                .as("sequence %s", i)
                .isEqualTo(content(inOrder))
                .isNotEmpty();
          }
          return true;
        });
  }
}
