package org.wattline.local.demo.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.wattline.local.Folders;
import org.wattline.local.demo.history.History;
import org.wattline.local.parts.ClusterCopy;

/**
 * The folders that make an installation: they belong together and are put in their places together.
 * What is unpacked lies in one folder beside them, whose name says whether it is whole; from then
 * on the next start finishes what was broken off.
 */
final class Installation {
  private static final String UNPACKING = "unpacking";
  private static final String WHOLE = "whole";

  private final Folders folders;

  Installation(Folders folders) {
    this.folders = folders;
  }

  private List<Path> parts() {
    return List.of(folders.keys(), folders.payments(), folders.state(), folders.postgres());
  }

  /** Whether there is none, not even a part of one. */
  boolean isEmpty() throws IOException {
    for (Path part : parts()) {
      if (Files.isDirectory(part)) {
        try (Stream<Path> files = Files.list(part)) {
          if (files.findAny().isPresent()) {
            return false;
          }
        }
      }
    }
    return true;
  }

  /** Leaves nothing of it, whole or not. */
  void clear() {
    Folders.deleteTree(folders.restoring());
    parts().forEach(Folders::deleteTree);
  }

  /** Packs what belongs to it while it runs. */
  void pack(Packing to, Connection superuser) throws SQLException, IOException {
    packFiles(to);
    ClusterCopy.copy(superuser, folders.postgres(), to, name(folders.postgres()));
  }

  /**
   * Packs all but the databases, and before them: an event that the stand-in's books do not know to
   * be taken is told to the database once more, and known there.
   */
  void packFiles(Packing to) throws IOException {
    packFiles(to, folders.keys(), "");
    packFiles(to, folders.payments(), "");
    // the services' copies of the directory stay out: the registry is the truth
    packFiles(to, folders.state(), History.DONE);
  }

  private static void packFiles(Packing to, Path folder, String prefix) throws IOException {
    to.folder(name(folder));
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        if (name(file).startsWith(prefix)) {
          to.file(name(folder) + "/" + name(file), file);
        }
      }
    }
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }

  /** Unpacks an archive and then puts all of it in place. */
  void restore(ArchiveFile archive) throws IOException {
    Path unpacking = folders.restoring().resolve(UNPACKING);
    Folders.deleteTree(folders.restoring());
    Folders.createPrivate(folders.restoring());
    Folders.createPrivate(unpacking);
    archive.unpack(unpacking);
    for (Path part : parts()) {
      if (!Files.isDirectory(unpacking.resolve(name(part)))) {
        throw new IOException("the archive has no " + name(part));
      }
    }
    Files.move(unpacking, folders.restoring().resolve(WHOLE), StandardCopyOption.ATOMIC_MOVE);
    finish();
  }

  /** Puts in place what was unpacked whole; does nothing where there is nothing. */
  void finish() throws IOException {
    Path whole = folders.restoring().resolve(WHOLE);
    if (!Files.isDirectory(whole)) {
      return;
    }
    for (Path part : parts()) {
      Path unpacked = whole.resolve(name(part));
      if (Files.exists(unpacked)) {
        Folders.deleteTree(part);
        Files.move(unpacked, part, StandardCopyOption.ATOMIC_MOVE);
      }
    }
    Folders.deleteTree(folders.restoring());
  }
}
