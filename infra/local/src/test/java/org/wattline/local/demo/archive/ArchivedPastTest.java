package org.wattline.local.demo.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wattline.local.Folders;
import org.wattline.local.LocalStackException;

/** With installations of some files, whose making is counted. */
class ArchivedPastTest {
  private static final Instant MADE = Instant.parse("2026-11-20T10:00:00Z");
  private static final int PORT = 8080;

  @TempDir Path data;

  private final List<String> told = new ArrayList<>();
  private Folders folders;
  private Instant now = MADE;
  private int customers = 20;
  private int makings;

  @BeforeEach
  void nothingIsThere() {
    folders = Folders.of(data, data);
  }

  private Label wanted() {
    return new Label(
        now, customers, 3, PORT, "PostgreSQL 18", "makers", new TreeMap<>(Map.of("V1", "1")));
  }

  private ArchivedPast past(boolean used) {
    return new ArchivedPast(used, folders, this::wanted, told::add);
  }

  /** Starts, and makes the past where there is none; the number of the making whose past it has. */
  private String start() {
    return past(true).start(this::installation, this::contents, failure -> true);
  }

  private String installation() {
    try {
      Path cluster = folders.postgres().resolve("base/rows");
      if (!Files.exists(cluster)) {
        makings++;
        put(folders.keys().resolve("master.keys"), "key " + makings);
        put(folders.payments().resolve("zonnestroom.jsonl"), "{}");
        put(folders.state().resolve("history-zonnestroom"), "done");
        put(folders.state().resolve("billing-directory.json"), "stale");
        put(cluster, "past " + makings);
      }
      assertThat(Files.readString(folders.keys().resolve("master.keys")))
          .isEqualTo(Files.readString(cluster).replace("past", "key"));
      return Files.readString(cluster);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void put(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Packing.Contents contents(String started) {
    return to -> {
      new Installation(folders).packFiles(to);
      to.folder("postgres");
      to.folder("postgres/base");
      to.file("postgres/base/rows", folders.postgres().resolve("base/rows"));
    };
  }

  private void throwAway() {
    new Installation(folders).clear();
  }

  private Path archive() {
    return folders.pasts().resolve(customers + "-customers-3-months-port-8080.tar.gz");
  }

  @Test
  void whatWasMadeOnceIsRestoredAfterwardsAndToldInALine() throws IOException {
    assertThat(start()).isEqualTo("past 1");
    throwAway();
    told.clear();

    assertThat(start()).isEqualTo("past 1");

    assertThat(makings).isEqualTo(1);
    assertThat(told).containsExactly("restoring the demo's past from its archive of 2026-11-20");
    assertThat(folders.payments().resolve("zonnestroom.jsonl")).hasContent("{}");
    assertThat(folders.state().resolve("history-zonnestroom")).hasContent("done");
    assertThat(folders.state().resolve("billing-directory.json")).doesNotExist();
    assertThat(folders.restoring()).doesNotExist();
  }

  @Test
  void anInstallationThatIsThereIsLeftAloneAndNotArchived() throws IOException {
    put(folders.postgres().resolve("base/rows"), "own");
    put(folders.keys().resolve("master.keys"), "own");

    assertThat(start()).isEqualTo("own");

    assertThat(told).isEmpty();
    assertThat(folders.pasts()).doesNotExist();
  }

  @Test
  void partOfAnInstallationIsLeftAloneToo() throws IOException {
    start();
    throwAway();
    put(folders.keys().resolve("master.keys"), "the owner's");
    told.clear();

    assertThat(past(true).start(() -> "started", this::contents, failure -> true))
        .isEqualTo("started");

    assertThat(told).isEmpty();
    assertThat(folders.keys().resolve("master.keys")).hasContent("the owner's");
  }

  @Test
  void whoWantsNoArchiveGetsThePastMadeAnewAndNoneKept() throws IOException {
    start();
    throwAway();
    FileTime before = Files.getLastModifiedTime(archive());
    told.clear();

    String started = past(false).start(this::installation, this::contents, failure -> true);

    assertThat(started).isEqualTo("past 2");
    assertThat(told).isEmpty();
    assertThat(Files.getLastModifiedTime(archive())).isEqualTo(before);
  }

  /** What can have happened to an archive. */
  enum Damage {
    CUT("SHA-256 differs") {
      @Override
      void befall(Path archive) throws IOException {
        byte[] all = Files.readAllBytes(archive);
        Files.write(archive, java.util.Arrays.copyOf(all, all.length - 1));
      }
    },
    CHANGED("SHA-256 differs") {
      @Override
      void befall(Path archive) throws IOException {
        byte[] all = Files.readAllBytes(archive);
        all[all.length / 2] ^= 1;
        Files.write(archive, all);
      }
    },
    EMPTIED("SHA-256 differs") {
      @Override
      void befall(Path archive) throws IOException {
        Files.write(archive, new byte[0]);
      }
    },
    WITHOUT_ITS_SUM("tar.gz.sha256 is missing beside it") {
      @Override
      void befall(Path archive) throws IOException {
        Files.delete(archive.resolveSibling(archive.getFileName() + ".sha256"));
      }
    },
    FROM_ELSEWHERE("it cannot be unpacked (") {
      @Override
      void befall(Path archive) throws IOException {
        Files.writeString(archive, "not packed");
        Files.writeString(
            archive.resolveSibling(archive.getFileName() + ".sha256"),
            Checkout.hex(
                    Checkout.sha256()
                        .digest("not packed".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                + "  "
                + archive.getFileName());
      }
    };

    private final String reason;

    Damage(String reason) {
      this.reason = reason;
    }

    abstract void befall(Path archive) throws IOException;
  }

  @ParameterizedTest
  @EnumSource
  void aDamagedArchiveIsToldInALineAndThePastMadeAnewAndKept(Damage damage) throws IOException {
    start();
    throwAway();
    damage.befall(archive());
    told.clear();

    assertThat(start()).isEqualTo("past 2");

    assertThat(told).hasSize(2);
    assertThat(told.getFirst())
        .startsWith("the archive of the demo's past is not used: ")
        .contains(damage.reason)
        .endsWith("; making the past anew");
    throwAway();
    assertThat(start()).isEqualTo("past 2");
  }

  @Test
  void anArchiveThatHoldsNoWholeInstallationLeavesNothingBehind() throws Exception {
    ArchiveFile.of(folders.pasts(), wanted())
        .write(wanted(), to -> new Installation(folders).packFiles(to));

    assertThat(start()).isEqualTo("past 1");

    assertThat(told.get(1)).contains("it cannot be unpacked (the archive has no postgres)");
    assertThat(folders.restoring()).doesNotExist();
  }

  @Test
  void anArchiveOfMoreThanSixDaysIsReplaced() {
    start();
    throwAway();
    now = MADE.plus(Duration.ofDays(7));
    told.clear();

    assertThat(start()).isEqualTo("past 2");

    assertThat(told.getFirst())
        .startsWith("the archive of the demo's past of 2026-11-20 is not used: it ends 7 days ago")
        .endsWith("; making the past anew");
    throwAway();
    told.clear();
    assertThat(start()).isEqualTo("past 2");
    assertThat(told).containsExactly("restoring the demo's past from its archive of 2026-11-27");
  }

  @Test
  void eachOptionHasAnArchiveOfItsOwn() {
    start();
    throwAway();
    customers = 12;

    assertThat(start()).isEqualTo("past 2");

    throwAway();
    assertThat(start()).isEqualTo("past 2");
    throwAway();
    customers = 20;
    assertThat(start()).isEqualTo("past 1");
  }

  @Test
  void anArchiveThatWasGivenAnotherNameIsRefused() throws IOException {
    start();
    throwAway();
    Path other = folders.pasts().resolve("12-customers-3-months-port-8080.tar.gz");
    Files.move(archive(), other);
    Files.writeString(
        Path.of(other + ".sha256"),
        Files.readString(Path.of(archive() + ".sha256")).replace("20-customers", "12-customers"));
    customers = 12;
    told.clear();

    assertThat(start()).isEqualTo("past 2");

    assertThat(told.getFirst()).contains("it holds 20-customers-3-months-port-8080, not 12-");
  }

  @Test
  void theNewestThreeArchivesAreKept() throws IOException {
    for (int each = 1; each <= 4; each++) {
      customers = each;
      start();
      Files.setLastModifiedTime(archive(), FileTime.from(MADE.plusSeconds(each)));
      throwAway();
    }
    customers = 5;

    start();

    try (Stream<Path> files = Files.list(folders.pasts())) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "3-customers-3-months-port-8080.tar.gz",
              "3-customers-3-months-port-8080.tar.gz.sha256",
              "4-customers-3-months-port-8080.tar.gz",
              "4-customers-3-months-port-8080.tar.gz.sha256",
              "5-customers-3-months-port-8080.tar.gz",
              "5-customers-3-months-port-8080.tar.gz.sha256");
    }
  }

  @Test
  void anArchiveIsReadableByItsOwnerAlone() throws IOException {
    start();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(archive())))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folders.pasts())))
        .isEqualTo("rwx------");
  }

  @Test
  void whatIsRestoredIsReadableByItsOwnerAlone() throws IOException {
    start();
    throwAway();

    start();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folders.postgres())))
        .isEqualTo("rwx------");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folders.keys().resolve("master.keys"))))
        .isEqualTo("rw-------");
  }

  @Test
  void aRestoringBrokenOffBeforeAllWasUnpackedLeavesNothing() throws IOException {
    put(folders.restoring().resolve("unpacking/keys/master.keys"), "half");

    assertThat(start()).isEqualTo("past 1");
    throwAway();
    assertThat(start()).isEqualTo("past 1");

    assertThat(folders.restoring()).doesNotExist();
  }

  @Test
  void aRestoringBrokenOffAmongItsPartsIsFinishedByTheNextStart() throws IOException {
    put(folders.keys().resolve("master.keys"), "key 7");
    put(folders.restoring().resolve("whole/postgres/base/rows"), "past 7");
    put(folders.restoring().resolve("whole/state/history-zonnestroom"), "done");

    assertThat(start()).isEqualTo("past 7");

    assertThat(makings).isZero();
    assertThat(folders.restoring()).doesNotExist();
  }

  @Test
  void whatIsRestoredAndDoesNotStartIsClearedAndMadeAnew() throws IOException {
    start();
    throwAway();
    told.clear();

    String started = past(true).start(this::startUnlessRestored, this::contents, failure -> true);

    assertThat(started).isEqualTo("past 2");
    assertThat(told.get(1))
        .isEqualTo(
            "the archive of the demo's past of 2026-11-20 is not used: what was restored does not"
                + " start (a supplier is blocked); making the past anew");
    throwAway();
    assertThat(start()).isEqualTo("past 2");
  }

  private String startUnlessRestored() {
    if (Files.exists(folders.postgres())) {
      throw new LocalStackException("a supplier is blocked");
    }
    return installation();
  }

  @Test
  void aStartThatWasToldToStopMakesNothingAnew() {
    start();
    throwAway();

    assertThatThrownBy(
            () -> past(true).start(this::startUnlessRestored, this::contents, failure -> false))
        .isInstanceOf(LocalStackException.class);

    assertThat(makings).isEqualTo(1);
    assertThat(folders.postgres().resolve("base/rows")).hasContent("past 1");
  }

  @Test
  void aStartDoesNotFailBecauseNoArchiveCanBeKept() throws IOException {
    String started =
        past(true)
            .start(
                this::installation,
                each ->
                    to -> {
                      throw new IOException("the cluster cannot be read");
                    },
                failure -> true);

    assertThat(started).isEqualTo("past 1");
    assertThat(told.getLast())
        .isEqualTo("no archive of the demo's past could be kept: the cluster cannot be read");
    try (Stream<Path> files = Files.list(folders.pasts())) {
      assertThat(files).isEmpty();
    }
  }
}
