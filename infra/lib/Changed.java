import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells which modules must be built before some of them can run.
 *
 * <p>A module's fingerprint is the SHA-256 of its own sources and of the fingerprints of the
 * modules that it depends on. {@code Changed list ROOT MODULE…} prints the folders, among these
 * modules and what they depend on, whose fingerprint is not the one in {@code
 * target/fingerprint}. {@code Changed done ROOT FOLDER…} records it after a build.
 */
final class Changed {
  private static final Pattern ARTIFACT = Pattern.compile("<artifactId>(wattline[a-z-]*)</artifactId>");
  private static final Set<String> NOT_SOURCES =
      Set.of("target", "node_modules", ".data", ".git", "generated");
  private static final String STAMP = "target/fingerprint";

  private final Path root;
  private final Map<String, Path> folders = new TreeMap<>();
  private final Map<String, Set<String>> needs = new TreeMap<>();
  private final Map<String, String> fingerprints = new TreeMap<>();

  private Changed(Path root) throws IOException {
    this.root = root;
    readModules(root);
  }

  public static void main(String[] args) throws Exception {
    Changed modules = new Changed(Path.of(args[1]));
    List<String> folders = List.of(args).subList(2, args.length);
    if (args[0].equals("list")) {
      for (String artifact : modules.reachable(folders)) {
        if (!modules.isBuilt(artifact)) {
          System.out.println(modules.root.relativize(modules.folders.get(artifact)));
        }
      }
    } else {
      for (String artifact : modules.reachable(folders)) {
        Path stamp = modules.folders.get(artifact).resolve(STAMP);
        Files.createDirectories(stamp.getParent());
        Files.writeString(stamp, modules.fingerprint(artifact));
      }
    }
  }

  /** Reads a folder's pom and, for an aggregator, its modules'. */
  private void readModules(Path folder) throws IOException {
    String pom = Files.readString(folder.resolve("pom.xml"));
    String own = pom.replaceFirst("(?s)<parent>.*?</parent>", "");
    Matcher module = Pattern.compile("<module>([^<]+)</module>").matcher(own);
    while (module.find()) {
      readModules(folder.resolve(module.group(1)));
    }
    Matcher artifact = ARTIFACT.matcher(own);
    if (artifact.find() && !own.contains("<packaging>pom</packaging>")) {
      String name = artifact.group(1);
      folders.put(name, folder);
      Set<String> others = new LinkedHashSet<>();
      while (artifact.find()) {
        others.add(artifact.group(1));
      }
      needs.put(name, others);
    }
  }

  private List<String> reachable(List<String> wanted) {
    Deque<String> open = new ArrayDeque<>();
    for (String folder : wanted) {
      folders.forEach(
          (artifact, path) -> {
            if (path.equals(root.resolve(folder))) {
              open.add(artifact);
            }
          });
    }
    Set<String> found = new LinkedHashSet<>();
    while (!open.isEmpty()) {
      String artifact = open.remove();
      if (folders.containsKey(artifact) && found.add(artifact)) {
        open.addAll(needs.get(artifact));
      }
    }
    return new ArrayList<>(found);
  }

  private boolean isBuilt(String artifact) throws Exception {
    Path stamp = folders.get(artifact).resolve(STAMP);
    return Files.exists(stamp) && Files.readString(stamp).equals(fingerprint(artifact));
  }

  private String fingerprint(String artifact) throws Exception {
    String known = fingerprints.get(artifact);
    if (known != null) {
      return known;
    }
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    digest.update(Files.readAllBytes(root.resolve("pom.xml")));
    for (String other : needs.get(artifact)) {
      if (folders.containsKey(other)) {
        digest.update(fingerprint(other).getBytes());
      }
    }
    for (Path file : sources(folders.get(artifact))) {
      digest.update(root.relativize(file).toString().getBytes());
      digest.update(Files.readAllBytes(file));
    }
    String fingerprint = HexFormat.of().formatHex(digest.digest());
    fingerprints.put(artifact, fingerprint);
    return fingerprint;
  }

  /** The pom and src/main: tests change nothing that runs. */
  private static List<Path> sources(Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> top = Files.list(folder)) {
      top.filter(Files::isRegularFile).forEach(files::add);
    }
    Path main = folder.resolve("src/main");
    if (Files.isDirectory(main)) {
      Files.walkFileTree(
          main,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
              return NOT_SOURCES.contains(dir.getFileName().toString())
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              files.add(file);
              return FileVisitResult.CONTINUE;
            }
          });
    }
    files.sort(null);
    return files;
  }
}
