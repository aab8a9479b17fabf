package org.wattline.local.demo.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wattline.local.DiskSpace;
import org.wattline.local.Folders;
import org.wattline.local.LocalStack;
import org.wattline.local.Ports;
import org.wattline.local.demo.history.History;

/**
 * Starts an installation with the demo's past from its archive where one fits, and keeps an archive
 * where the past had to be made. An installation that is there already is left alone.
 */
public final class ArchivedPast {
  /** Of all options together; the oldest goes. */
  private static final int MOST_ARCHIVES = 3;

  /** A larger one is not kept. */
  private static final long MOST_BYTES = 1L << 30;

  private final Path folder;
  private final Installation installation;
  private final Folders folders;
  private final boolean used;
  private final Supplier<Label> wanted;
  private final Consumer<String> progress;

  /**
   * @param used whether archives are restored and kept
   * @param size of the past
   * @param progress is told, a line each, what is done and why
   */
  public ArchivedPast(
      boolean used,
      Folders folders,
      Ports ports,
      History.Size size,
      Clock clock,
      Consumer<String> progress) {
    this(
        used && size.customers() > 0,
        folders,
        () -> Label.of(new Checkout(folders.root()), ports, size, clock.instant()),
        progress);
  }

  ArchivedPast(boolean used, Folders folders, Supplier<Label> wanted, Consumer<String> progress) {
    this.used = used;
    this.folder = folders.pasts();
    this.folders = folders;
    this.installation = new Installation(folders);
    this.wanted = wanted;
    this.progress = progress;
  }

  /**
   * Starts a stack, after restoring what it starts with or before keeping what it made.
   *
   * @param mayMakeAnew asked when what was restored does not start
   */
  public LocalStack start(Supplier<LocalStack> start, Predicate<RuntimeException> mayMakeAnew) {
    return start(
        start,
        stack ->
            packing -> {
              try (Connection superuser = stack.superuser("postgres")) {
                installation.pack(packing, superuser);
              }
            },
        mayMakeAnew);
  }

  <S> S start(
      Supplier<S> start,
      Function<S, Packing.Contents> contents,
      Predicate<RuntimeException> mayMakeAnew) {
    if (!isMissing() || !used) {
      return start.get();
    }
    // as of now: a past that is made ends on the day on which its making began
    Label now = wanted.get();
    Optional<Label> restored = restore(now);
    if (restored.isPresent()) {
      try {
        return start.get();
      } catch (RuntimeException e) {
        if (!mayMakeAnew.test(e)) {
          throw e;
        }
        tellUnused(restored.get(), "what was restored does not start (" + e.getMessage() + ")");
        installation.clear();
      }
    }
    S stack = start.get();
    keep(now, contents.apply(stack));
    return stack;
  }

  /** Whether there is no installation, once a restoring that was broken off is finished. */
  private boolean isMissing() {
    try {
      installation.finish();
      return installation.isEmpty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Restores the archive with these options; its label, or nothing where it was not used. */
  private Optional<Label> restore(Label now) {
    ArchiveFile archive = ArchiveFile.of(folder, now);
    if (!archive.exists()) {
      progress.accept("there is no archive of the demo's past yet: making it");
      return Optional.empty();
    }
    @Nullable Label found = null;
    try {
      archive.requireWhole();
      found = archive.label();
      found.requireFits(now);
      progress.accept("restoring the demo's past from its archive of " + found.madeOn());
      installation.restore(archive);
      return Optional.of(found);
    } catch (UnfitArchiveException e) {
      tellUnused(found, String.valueOf(e.getMessage()));
    } catch (IOException | RuntimeException e) {
      installation.clear();
      tellUnused(found, "it cannot be unpacked (" + e.getMessage() + ")");
    }
    return Optional.empty();
  }

  private void tellUnused(@Nullable Label label, String reason) {
    progress.accept(
        "the archive of the demo's past"
            + (label == null ? "" : " of " + label.madeOn())
            + " is not used: "
            + reason
            + "; making the past anew");
  }

  /** Keeps an archive. A start does not fail because that fails. */
  private void keep(Label now, Packing.Contents contents) {
    long from = System.nanoTime();
    ArchiveFile archive = ArchiveFile.of(folder, now);
    try {
      if (!DiskSpace.hasRoomFor(folder, bytes(folders.postgres()))) {
        progress.accept("the disk has no room for an archive of the demo's past: none is kept");
        return;
      }
      archive.write(now, contents);
      long bytes = Files.size(archive.file());
      if (bytes > MOST_BYTES) {
        archive.delete();
        progress.accept(
            "an archive of the demo's past would have "
                + (bytes >> 20)
                + " MB: more than "
                + (MOST_BYTES >> 20)
                + " MB are not kept");
        return;
      }
      removeOldest();
      progress.accept(
          String.format(
              Locale.ROOT,
              "kept the demo's past for the next --fresh: %d MB in %.1f s, %s",
              bytes >> 20,
              (System.nanoTime() - from) / 1e9,
              archive.file()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      progress.accept("no archive of the demo's past could be kept: " + e.getMessage());
    }
  }

  private static long bytes(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    }
  }

  private void removeOldest() throws IOException {
    record Kept(Path file, FileTime since) {}
    List<Kept> kept = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file :
          files.filter(each -> each.toString().endsWith(ArchiveFile.SUFFIX)).toList()) {
        kept.add(new Kept(file, Files.getLastModifiedTime(file)));
      }
    }
    kept.sort(Comparator.comparing(Kept::since).reversed());
    for (Kept old : kept.subList(Math.min(MOST_ARCHIVES, kept.size()), kept.size())) {
      Files.deleteIfExists(Path.of(old.file() + ArchiveFile.SUM));
      Files.delete(old.file());
    }
  }
}
