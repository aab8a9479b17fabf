package org.wattline.billing.metering.internal.intake;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.wattline.billing.contract.premises.CommodityKind;
import org.wattline.billing.metering.internal.days.DayCodec;
import org.wattline.billing.metering.internal.days.DayValues;
import org.wattline.billing.metering.internal.days.PackedValues;
import org.wattline.billing.metering.internal.days.ReplacementPolicy;
import org.wattline.formats.Format;
import org.wattline.formats.FormatRefusedException;
import org.wattline.formats.IntervalBlock;
import org.wattline.formats.MeterDataDelivery;
import org.wattline.formats.Place;
import org.wattline.formats.Quality;
import org.wattline.formats.QualityMark;
import org.wattline.formats.ReadSettings;
import org.wattline.formats.SeriesHeader;
import org.wattline.kernel.codec.PackedDay;

/**
 * Random deliveries, some late, some doubled, some corrected, in any order and broken off between
 * chunks: the end is what a plain list of all that was ever said comes to.
 */
class DeliveryOrderProperties {
  private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");

  /** Mornings before the clock goes back, goes forward, and stays. */
  private static final List<LocalDate> BEGINNINGS =
      List.of(LocalDate.of(2024, 10, 26), LocalDate.of(2024, 3, 30), LocalDate.of(2024, 6, 1));

  private static final List<String> POINTS = List.of("A", "B");
  private static final Map<String, PointLookup.Place> PLACES =
      POINTS.stream()
          .collect(
              Collectors.toMap(
                  p -> p,
                  p ->
                      new PointLookup.Place(
                          UUID.nameUUIDFromBytes(
                              p.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                          BRUSSELS,
                          CommodityKind.ELECTRICITY)));

  /** One value that somebody said: thousandths of a Wh. */
  private record Said(
      String point,
      long start,
      long milliWh,
      Quality quality,
      String code,
      long cost,
      long issued) {}

  /** A file: values, and after how many of them the reader hands over what it has. */
  private record File(List<Said> values, long issued, int every) {}

  private static final PointLookup LOOKUP =
      new PointLookup() {
        @Override
        public Map<String, Place> points(Collection<String> marketIds) {
          Map<String, Place> known = new HashMap<>(PLACES);
          known.keySet().retainAll(marketIds);
          return known;
        }

        @Override
        public Map<String, List<Hanging>> hangings(Collection<String> serials) {
          return Map.of();
        }

        @Override
        public Map<String, RegisterFacts> registers(String serial) {
          return Map.of();
        }
      };

  private static List<File> files(Random random) {
    long from =
        BEGINNINGS.get(random.nextInt(BEGINNINGS.size())).atStartOfDay(BRUSSELS).toEpochSecond();
    List<File> files = new ArrayList<>();
    int count = 1 + random.nextInt(5);
    for (int f = 0; f < count; f++) {
      long issued =
          Instant.parse("2024-11-01T00:00:00Z").toEpochMilli() + random.nextInt(4) * 1000L;
      List<Said> values = new ArrayList<>();
      int first = random.nextInt(200);
      int length = 1 + random.nextInt(random.nextInt(4) == 0 ? 120 : 12);
      for (int i = 0; i < length; i++) {
        Quality quality = Quality.values()[random.nextInt(Quality.values().length)];
        values.add(
            new Said(
                POINTS.get(random.nextInt(POINTS.size())),
                from + 900L * (first + (random.nextInt(5) == 0 ? random.nextInt(40) : i)),
                quality == Quality.MISSING
                    ? IntervalBlock.NO_VALUE
                    : (random.nextInt(6) - 1) * (random.nextInt(3) == 0 ? 1L : 1000L),
                quality,
                random.nextInt(3) == 0 ? "X" : "",
                random.nextInt(4) == 0 ? random.nextInt(3) : IntervalBlock.NO_COST,
                issued));
      }
      files.add(new File(values, issued, 1 + random.nextInt(8)));
    }
    return files;
  }

  /** Reads a file from where an earlier attempt stopped; the chunks that it makes, so many. */
  private static long read(MemoryDays days, File file, long passOver, int mostChunks)
      throws FormatRefusedException {
    long[] told = {passOver};
    int[] chunks = new int[1];
    Router router = new Router(LOOKUP, new ReplacementPolicy(Map.of()), Set.of(), null, null);
    DocumentSink sink =
        new DocumentSink(
            router,
            days,
            file.issued(),
            passOver,
            file.every(),
            chunk -> {
              // beyond, the process is dead
              if (chunks[0]++ < mostChunks) {
                days.commit(chunk);
                told[0] = chunk.told();
              }
            });
    MeterDataDelivery reader =
        new MeterDataDelivery(Format.CSV, Place.Unit.LINE, ReadSettings.defaults(), sink);
    Map<String, Integer> series = new HashMap<>();
    for (String point : POINTS) {
      series.put(point, reader.series(SeriesHeader.of(point).intervalSeconds(900).build()));
    }
    int n = 0;
    for (Said said : file.values()) {
      reader.interval(
          requireNonNull(series.get(said.point())),
          said.start(),
          900,
          said.milliWh(),
          6,
          reader.mark(QualityMark.of(said.quality(), said.code())),
          ++n);
      if (said.cost() != IntervalBlock.NO_COST) {
        reader.cost(said.cost(), 2);
      }
      if (n % file.every() == 0) {
        reader.flush();
      }
    }
    reader.finish(0);
    sink.cut();
    return told[0];
  }

  /** Delivers, and dies at random between chunks until the file is through. */
  private static void deliver(MemoryDays days, File file, Random random)
      throws FormatRefusedException {
    long told = 0;
    while (told < file.values().size()) {
      told = read(days, file, told, random.nextInt(4) == 0 ? random.nextInt(3) : Integer.MAX_VALUE);
    }
  }

  /** Where a value belongs. */
  private record Slot(String point, long start) {}

  private static int rank(Quality quality) {
    return switch (quality) {
      case VALIDATED, SUBSTITUTED -> 6;
      case MEASURED -> 5;
      case PROVISIONAL -> 4;
      case ESTIMATED -> 3;
      case INVALID -> 1;
      case MISSING -> 0;
    };
  }

  private static final Comparator<Said> HOLDS =
      Comparator.<Said>comparingInt(s -> rank(s.quality()))
          .thenComparingLong(Said::issued)
          .thenComparing(Said::quality)
          .thenComparing(Said::code)
          .thenComparingLong(Said::milliWh)
          .thenComparingLong(Said::cost);

  private static Map<Slot, Said> expected(List<File> files) {
    Map<Slot, Said> best = new HashMap<>();
    for (File file : files) {
      for (Said said : file.values()) {
        best.merge(
            new Slot(said.point(), said.start()), said, (a, b) -> HOLDS.compare(a, b) >= 0 ? a : b);
      }
    }
    return best;
  }

  @Property(tries = 12_000, shrinking = ShrinkingMode.OFF)
  void theEndDoesNotDependOnOrderNorOnRepetitionNorOnWhereItBroke(@ForAll long seed)
      throws FormatRefusedException {
    Random random = new Random(seed);
    List<File> files = files(random);
    MemoryDays once = new MemoryDays();
    for (File file : files) {
      deliver(once, file, random);
    }
    long records = files.stream().mapToLong(f -> f.values().size()).sum();
    assertThat(once.tally.sum()).isEqualTo(records);

    List<File> anyOrder = new ArrayList<>(files);
    files.forEach(
        file -> {
          if (random.nextInt(3) == 0) {
            anyOrder.add(file);
          }
        });
    Collections.shuffle(anyOrder, random);
    MemoryDays again = new MemoryDays();
    for (File file : anyOrder) {
      deliver(again, file, random);
    }

    Map<Slot, Said> expected = expected(files);
    assertThat(held(once)).isEqualTo(expected);
    assertThat(held(again)).isEqualTo(expected);
    assertThat(again.revisions.keySet()).isEqualTo(once.revisions.keySet());
    for (MemoryDays.Day day : once.revisions.keySet()) {
      PackedValues a = once.newest(day);
      PackedValues b = again.newest(day);
      assertThat(b.power()).isEqualTo(a.power());
      assertThat(b.packed()).isEqualTo(a.packed());
      assertThat(b.total()).isEqualTo(a.total());
    }
  }

  @Property(tries = 2_000, shrinking = ShrinkingMode.OFF)
  void whatIsKnownAlreadyIsAllDuplicatesAndWritesNothing(@ForAll long seed)
      throws FormatRefusedException {
    Random random = new Random(seed);
    List<File> files = files(random);
    MemoryDays days = new MemoryDays();
    for (File file : files) {
      deliver(days, file, random);
    }
    Map<MemoryDays.Day, Integer> before = new HashMap<>();
    days.revisions.forEach((day, all) -> before.put(day, all.size()));
    long accepted = days.tally.accepted;
    File last = files.getLast();

    read(days, new File(last.values(), last.issued(), 100_000), 0, Integer.MAX_VALUE);

    assertThat(days.tally.accepted).isEqualTo(accepted);
    days.revisions.forEach((day, all) -> assertThat(all).hasSize(requireNonNull(before.get(day))));
  }

  private static Map<Slot, Said> held(MemoryDays days) {
    Map<UUID, String> names = new HashMap<>();
    PLACES.forEach((name, place) -> names.put(place.point(), name));
    Map<Slot, Said> held = new HashMap<>();
    for (MemoryDays.Day day : days.revisions.keySet()) {
      DayValues values = DayCodec.unpack(days.newest(day));
      long begins = LocalDate.ofEpochDay(day.day()).atStartOfDay(BRUSSELS).toEpochSecond();
      for (int i = 0; i < values.slots(); i++) {
        if (values.marks[i] == 0) {
          continue;
        }
        QualityMark mark = days.mark(values.marks[i]);
        String point = requireNonNull(names.get(day.channel().point()));
        long start = begins + 900L * i;
        long cost = values.cost(i);
        held.put(
            new Slot(point, start),
            new Said(
                point,
                start,
                values.values[i] == PackedDay.MISSING
                    ? IntervalBlock.NO_VALUE
                    : scaled(values.values[i], values.power + 3),
                mark.quality(),
                mark.code(),
                cost == PackedDay.MISSING
                    ? IntervalBlock.NO_COST
                    : scaled(cost, 2 - values.costScale),
                values.issued[i]));
      }
    }
    return held;
  }

  private static long scaled(long value, int power) {
    return java.math.BigDecimal.valueOf(value).scaleByPowerOfTen(power).longValueExact();
  }
}
