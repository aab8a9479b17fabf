import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Sums the test reports that a build wrote: per module the tests and seconds, the slowest classes,
 * each test skipped with its reason and each that failed. Arguments: the root, and the start as
 * seconds since 1970; older reports do not count. Exits with 1 when a test failed or none ran.
 */
final class TestSummary {
  private static final int SLOWEST = 8;

  private final List<String> failed = new ArrayList<>();
  private final List<String> skipped = new ArrayList<>();
  private final Map<String, double[]> modules = new TreeMap<>();
  private final Map<String, Double> classes = new TreeMap<>();
  private int tests;

  public static void main(String[] args) throws Exception {
    Path root = Path.of(args[0]);
    TestSummary summary = new TestSummary();
    for (Path report : reports(root, Long.parseLong(args[1]) * 1000)) {
      summary.add(root, report);
    }
    System.exit(summary.print() ? 0 : 1);
  }

  private static List<Path> reports(Path root, long sinceMillis) throws IOException {
    List<Path> found = new ArrayList<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
            String name = dir.getFileName().toString();
            return name.equals("src") || name.equals("node_modules") || name.equals(".data") || name.equals(".git")
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.getParent().endsWith("surefire-reports")
                && file.getFileName().toString().matches("TEST-.*\\.xml")
                && attributes.lastModifiedTime().toMillis() >= sinceMillis) {
              found.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return found;
  }

  private void add(Path root, Path report) throws Exception {
    DocumentBuilder parser = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder();
    Element suite = parser.parse(report.toFile()).getDocumentElement();
    String module = root.relativize(report.getParent().getParent().getParent()).toString();
    NodeList cases = suite.getElementsByTagName("testcase");
    double seconds = Double.parseDouble(suite.getAttribute("time").replace(",", ""));
    classes.merge(suite.getAttribute("name"), seconds, Double::sum);
    double[] sums = modules.computeIfAbsent(module, m -> new double[2]);
    sums[0] += cases.getLength();
    sums[1] += seconds;
    tests += cases.getLength();
    for (int i = 0; i < cases.getLength(); i++) {
      Element test = (Element) cases.item(i);
      String name = test.getAttribute("classname").replaceFirst(".*\\.", "") + "." + test.getAttribute("name");
      NodeList skips = test.getElementsByTagName("skipped");
      if (skips.getLength() > 0) {
        String why = ((Element) skips.item(0)).getAttribute("message").replaceAll("\\s+", " ").strip();
        skipped.add(name + (why.isEmpty() ? "" : ": " + why));
      } else if (test.getElementsByTagName("failure").getLength() + test.getElementsByTagName("error").getLength() > 0) {
        failed.add(name);
      }
    }
  }

  private boolean print() {
    System.out.println();
    modules.forEach(
        (module, sums) -> System.out.printf(Locale.ROOT, "%6.0f tests %7.1f s  %s%n", sums[0], sums[1], module));
    System.out.println("The slowest:");
    classes.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .limit(SLOWEST)
        .forEach(entry -> System.out.printf(Locale.ROOT, "%20.1f s  %s%n", entry.getValue(), entry.getKey()));
    skipped.stream().sorted().forEach(name -> System.out.println("skipped " + name));
    failed.stream().sorted().forEach(name -> System.out.println("FAILED  " + name));
    int passed = tests - failed.size() - skipped.size();
    System.out.println(passed + " passed, " + failed.size() + " failed, " + skipped.size() + " skipped");
    return failed.isEmpty() && passed > 0;
  }
}
