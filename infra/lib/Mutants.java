import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Takes each wall out, one at a time, and expects a test to notice. The sources stay as they are:
 * each mutant is compiled into a copy of its module's classes, which stands in for them while the
 * one named test runs. Every test is first seen green without any mutant.
 *
 * <p>Arguments: the project's root, the folder to work in, {@code check} or {@code run}, and the
 * names of mutants (all when none is named). {@code check} only proves that each mutant still fits
 * the sources.
 */
final class Mutants {
  private static final int MINUTES_PER_TEST = 5;
  private static final String CLASS_PATH_FILE = "target/mutants.class-path";
  private static final List<String> JVM =
      List.of(
          "-Xmx1g",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "-Djdk.httpclient.allowRestrictedHeaders=host");

  /** How {@code RunTests} ends. */
  private static final int GREEN = 0;

  private static final int RED = 1;

  /**
   * One fault.
   *
   * @param file the source it is put into
   * @param test the module and the test class that must fail, as {@code module#Test}
   */
  record Mutant(String name, String why, String file, String test, String find, String replace) {
    String testModule() {
      return test.substring(0, test.indexOf('#'));
    }

    List<String> tests() {
      return List.of(test.substring(test.indexOf('#') + 1).split(","));
    }

    String module() {
      return file.substring(0, file.indexOf("/src/main/java/"));
    }
  }

  public static void main(String[] args) throws Exception {
    Path root = Path.of(args[0]).toRealPath();
    Path work = Path.of(args[1]).toAbsolutePath();
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
    if (faults == 0 && run) {
      faults = new Mutants(root, work).run(mutants);
    }
    System.out.println((mutants.size() - faults) + " passed, " + faults + " failed");
    System.exit(faults == 0 && !mutants.isEmpty() ? 0 : 1);
  }

  private final Path root;
  private final Path work;
  private final Path logs;
  private final Path runner;
  private final Map<String, Boolean> greenByTest = new HashMap<>();

  private Mutants(Path root, Path work) throws IOException {
    this.root = root;
    this.work = Files.createDirectories(work);
    this.logs = Files.createDirectories(work.resolve("logs"));
    this.runner = Files.createDirectories(work.resolve("runner"));
  }

  private int run(List<Mutant> mutants) throws Exception {
    build(mutants);
    int faults = 0;
    for (Mutant mutant : mutants) {
      long start = System.nanoTime();
      String outcome = outcome(mutant);
      long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
      System.out.println(
          pad(outcome, 13) + pad(mutant.name(), 42) + mutant.test() + " (" + seconds + " s)");
      faults += outcome.equals("caught") ? 0 : 1;
    }
    return faults;
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(1, width - text.length()));
  }

  private String outcome(Mutant mutant) throws Exception {
    if (!greenByTest.containsKey(mutant.test())) {
      Path log = logs.resolve(mutant.test().replaceAll("[^A-Za-z0-9]+", "-") + ".sound.log");
      greenByTest.put(mutant.test(), test(mutant, classPath(mutant.testModule()), log) == GREEN);
    }
    if (!Boolean.TRUE.equals(greenByTest.get(mutant.test()))) {
      return "red before";
    }
    Path log = logs.resolve(mutant.name() + ".log");
    Path sound = root.resolve(mutant.module()).resolve("target/classes");
    Path mutated = work.resolve("classes");
    copy(sound, mutated);
    Path source = work.resolve("source").resolve(Path.of(mutant.file()).getFileName());
    Files.createDirectories(source.getParent());
    Files.writeString(
        source,
        Files.readString(root.resolve(mutant.file())).replace(mutant.find(), mutant.replace()));
    List<String> classPath =
        classPath(mutant.testModule()).stream()
            .map(entry -> entry.equals(sound.toString()) ? mutated.toString() : entry)
            .toList();
    if (!classPath.contains(mutated.toString())) {
      throw new IllegalStateException(
          mutant.testModule() + " does not use " + mutant.module() + ": nothing would be tested");
    }
    if (compile(List.of(source), classPath, mutated, log) != 0) {
      return "broken";
    }
    return switch (test(mutant, classPath, log)) {
      case GREEN -> "NOT caught";
      case RED -> "caught";
      default -> "broken";
    };
  }

  /** Compiles the modules and their tests, and writes down what each test module is run with. */
  private void build(List<Mutant> mutants) throws Exception {
    String modules =
        mutants.stream().map(Mutant::testModule).distinct().sorted().collect(Collectors.joining(","));
    // WATTLINE_MAVEN names another Maven than the wrapper
    String maven =
        Optional.ofNullable(System.getenv("WATTLINE_MAVEN"))
            .orElse(root.resolve("mvnw").toString());
    System.out.println("Building " + modules + " ...");
    Path log = logs.resolve("build.log");
    int status =
        wait(
            new ProcessBuilder(
                    maven,
                    "-q",
                    "-Pquick",
                    "-pl",
                    modules,
                    "-am",
                    "test-compile",
                    "dependency:build-classpath",
                    "-Dmdep.includeScope=test",
                    "-Dmdep.outputFile=" + CLASS_PATH_FILE)
                .directory(root.toFile()),
            log,
            30);
    if (status != 0) {
      throw new IllegalStateException("The build failed: read " + log);
    }
    Path source = root.resolve("infra/lib/RunTests.java");
    List<String> classPath = withLauncher(classPath(mutants.getFirst().testModule()));
    if (compile(List.of(source), classPath, runner, log) != 0) {
      throw new IllegalStateException(source + " does not compile: read " + log);
    }
  }

  private List<String> classPath(String module) throws IOException {
    Path folder = root.resolve(module);
    List<String> entries = new ArrayList<>();
    entries.add(folder.resolve("target/test-classes").toString());
    entries.add(folder.resolve("target/classes").toString());
    entries.addAll(
        Arrays.asList(
            Files.readString(folder.resolve(CLASS_PATH_FILE)).strip().split(File.pathSeparator)));
    return List.copyOf(new LinkedHashSet<>(entries));
  }

  /** JUnit's launcher, of the engine's version; the ordinary tests have fetched it. */
  private static List<String> withLauncher(List<String> classPath) {
    Path engine =
        classPath.stream()
            .filter(entry -> entry.contains("junit-platform-engine"))
            .map(Path::of)
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("There is no JUnit on the class path"));
    String launcher = engine.toString().replace("junit-platform-engine", "junit-platform-launcher");
    if (!Files.exists(Path.of(launcher))) {
      throw new IllegalStateException(launcher + " is not there: run infra/test once");
    }
    List<String> entries = new ArrayList<>(classPath);
    entries.add(launcher);
    return entries;
  }

  private int compile(List<Path> sources, List<String> classPath, Path target, Path log)
      throws Exception {
    List<String> line =
        new ArrayList<>(
            List.of(
                java("javac"),
                "-nowarn",
                "-proc:none",
                "-parameters",
                "-d",
                target.toString(),
                "-cp",
                String.join(File.pathSeparator, classPath)));
    sources.forEach(source -> line.add(source.toString()));
    return wait(new ProcessBuilder(line), log, MINUTES_PER_TEST);
  }

  private int test(Mutant mutant, List<String> classPath, Path log) throws Exception {
    Path folder = root.resolve(mutant.testModule());
    List<String> line = new ArrayList<>(List.of(java("java")));
    line.addAll(JVM);
    line.addAll(
        List.of(
            "-cp",
            runner + File.pathSeparator + String.join(File.pathSeparator, withLauncher(classPath)),
            "RunTests"));
    for (String test : mutant.tests()) {
      line.add(className(folder.resolve("src/test/java"), test));
    }
    return wait(new ProcessBuilder(line).directory(folder.toFile()), log, MINUTES_PER_TEST);
  }

  private static String className(Path tests, String simpleName) throws IOException {
    try (Stream<Path> files = Files.walk(tests)) {
      return files
          .filter(file -> file.endsWith(simpleName + ".java"))
          .map(file -> tests.relativize(file).toString())
          .map(file -> file.substring(0, file.length() - ".java".length()).replace('/', '.'))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("There is no test " + simpleName));
    }
  }

  private static String java(String program) {
    return Path.of(System.getProperty("java.home"), "bin", program).toString();
  }

  private static int wait(ProcessBuilder program, Path log, int minutes) throws Exception {
    Process process =
        program.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    if (!process.waitFor(minutes, TimeUnit.MINUTES)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
      return -1;
    }
    return process.exitValue();
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

  /** Makes a folder equal to another. */
  private static void copy(Path from, Path to) throws IOException {
    if (Files.exists(to)) {
      List<Path> old;
      try (Stream<Path> all = Files.walk(to)) {
        old = all.sorted((a, b) -> b.compareTo(a)).toList();
      }
      for (Path file : old) {
        Files.delete(file);
      }
    }
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            Files.createDirectories(to.resolve(from.relativize(folder).toString()));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.copy(
                file,
                to.resolve(from.relativize(file).toString()),
                StandardCopyOption.REPLACE_EXISTING);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
