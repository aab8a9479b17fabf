import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Takes each wall out, one at a time, in a copy of the sources, and expects a test to notice.
 *
 * <p>Arguments: the project's root, the folder to work in, {@code check} or {@code run}, and the
 * names of mutants (all when none is named). {@code check} only proves that each mutant still fits
 * the sources.
 */
final class Mutants {
  private static final Set<String> NOT_COPIED = Set.of("target", ".git", ".data", "node_modules");
  private static final int MINUTES_PER_MUTANT = 10;

  /**
   * One fault.
   *
   * @param file the source it is put into
   * @param test the module and the test class that must fail, as {@code module#Test}
   */
  record Mutant(String name, String why, String file, String test, String find, String replace) {}

  public static void main(String[] args) throws Exception {
    Path root = Path.of(args[0]);
    Path work = Path.of(args[1]);
    boolean run = args[2].equals("run");
    List<String> named = List.of(args).subList(3, args.length);
    List<Mutant> mutants = read(root.resolve("infra/mutants"), named);
    int faults = 0;
    for (Mutant mutant : mutants) {
      if (!fits(root, mutant)) {
        System.out.println("does not fit  " + mutant.name());
        faults++;
      }
    }
    if (faults > 0 || !run) {
      System.out.println((mutants.size() - faults) + " passed, " + faults + " failed");
      System.exit(faults == 0 && !mutants.isEmpty() ? 0 : 1);
    }
    copy(root, work);
    removeWhatIsGone(root, work);
    Path logs = Files.createDirectories(root.resolve("infra/.data/logs/mutants"));
    Map<String, Boolean> green = new HashMap<>();
    for (Mutant mutant : mutants) {
      long start = System.nanoTime();
      // a test that is red anyway notices nothing
      if (!green.containsKey(mutant.test())) {
        green.put(mutant.test(), test(work, mutant.test(), logs.resolve("sound.log")) == Red.NOT);
      }
      String outcome =
          Boolean.TRUE.equals(green.get(mutant.test())) ? seed(work, mutant, logs) : "red before";
      long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
      System.out.printf("%-13s %-34s %s (%d s)%n", outcome, mutant.name(), mutant.test(), seconds);
      faults += outcome.equals("caught") ? 0 : 1;
    }
    System.out.println((mutants.size() - faults) + " passed, " + faults + " failed");
    System.exit(faults == 0 ? 0 : 1);
  }

  private static boolean fits(Path root, Mutant mutant) throws IOException {
    Path file = root.resolve(mutant.file());
    if (!Files.exists(file)) {
      return false;
    }
    String source = Files.readString(file);
    int first = source.indexOf(mutant.find());
    return first >= 0 && source.indexOf(mutant.find(), first + 1) < 0;
  }

  private static String seed(Path work, Mutant mutant, Path logs) throws Exception {
    Path file = work.resolve(mutant.file());
    String sound = Files.readString(file);
    Files.writeString(file, sound.replace(mutant.find(), mutant.replace()));
    try {
      return switch (test(work, mutant.test(), logs.resolve(mutant.name() + ".log"))) {
        case NOT -> "NOT caught";
        case TESTS -> "caught";
        case BUILD -> "broken";
        case HUNG -> "hung";
      };
    } finally {
      Files.writeString(file, sound);
    }
  }

  /** How a test run ended. */
  private enum Red {
    NOT,
    TESTS,
    /** It did not compile, or did not come to the tests: this proves nothing. */
    BUILD,
    HUNG
  }

  private static Red test(Path work, String moduleAndTest, Path log) throws Exception {
    String[] test = moduleAndTest.split("#");
    // WATTLINE_MAVEN names another Maven than the wrapper
    String maven =
        Optional.ofNullable(System.getenv("WATTLINE_MAVEN"))
            .orElse(work.resolve("mvnw").toString());
    Process run =
        new ProcessBuilder(
                maven,
                "-q",
                "-Pquick",
                "-pl",
                test[0],
                "-am",
                "-Dtest=" + test[1],
                "-Dsurefire.failIfNoSpecifiedTests=false",
                "test")
            .directory(work.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (!run.waitFor(MINUTES_PER_MUTANT, TimeUnit.MINUTES)) {
      run.descendants().forEach(ProcessHandle::destroyForcibly);
      run.destroyForcibly().waitFor();
      return Red.HUNG;
    }
    if (run.exitValue() == 0) {
      return Red.NOT;
    }
    String said = Files.readString(log);
    return said.contains("There are test failures") || said.contains("<<< ")
        ? Red.TESTS
        : Red.BUILD;
  }

  private static List<Mutant> read(Path folder, List<String> named) throws IOException {
    List<Mutant> mutants = new ArrayList<>();
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(f -> f.toString().endsWith(".mutant")).sorted().toList();
    }
    for (Path file : files) {
      String name = file.getFileName().toString().replace(".mutant", "");
      if (named.isEmpty() || named.contains(name)) {
        String text = Files.readString(file);
        mutants.add(
            new Mutant(
                name,
                field(text, "why"),
                field(text, "file"),
                field(text, "test"),
                part(text, "--- find\n", "--- replace\n"),
                part(text, "--- replace\n", "--- end")));
      }
    }
    return mutants;
  }

  private static String field(String text, String name) {
    return text.lines()
        .filter(line -> line.startsWith(name + ": "))
        .map(line -> line.substring(name.length() + 2).strip())
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("A mutant has no line '" + name + ": '"));
  }

  private static String part(String text, String from, String to) {
    int start = text.indexOf(from) + from.length();
    return text.substring(start, text.indexOf(to, start)).stripTrailing();
  }

  private static void copy(Path root, Path work) throws IOException {
    Files.createDirectories(work);
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            if (NOT_COPIED.contains(String.valueOf(folder.getFileName())) || folder.equals(work)) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            Files.createDirectories(work.resolve(root.relativize(folder).toString()));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.copy(
                file,
                work.resolve(root.relativize(file).toString()),
                StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.COPY_ATTRIBUTES);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** Takes out of the copy what an earlier copy had and the project has no more. */
  private static void removeWhatIsGone(Path root, Path work) throws IOException {
    List<Path> sources = new ArrayList<>();
    Files.walkFileTree(
        work,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return NOT_COPIED.contains(String.valueOf(folder.getFileName()))
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            sources.add(file);
            return FileVisitResult.CONTINUE;
          }
        });
    for (Path file : sources) {
      if (!Files.exists(root.resolve(work.relativize(file).toString()))) {
        Files.delete(file);
      }
    }
  }
}
