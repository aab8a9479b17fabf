package org.wattline.acceptance.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wattline.acceptance.SharedStack;
import org.wattline.local.Service;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class ComposeFileTest {
  private static final Path FOLDER = SharedStack.root().resolve("infra/compose");

  /* of the Compose Specification; a misspelt key is ignored by some engines */
  private static final Set<String> SERVICE_KEYS =
      Set.of(
          "image",
          "build",
          "command",
          "environment",
          "depends_on",
          "healthcheck",
          "volumes",
          "networks",
          "ports",
          "restart",
          "user",
          "read_only",
          "tmpfs",
          "cap_drop",
          "security_opt");
  private static final Set<String> CONDITIONS =
      Set.of("service_started", "service_healthy", "service_completed_successfully");

  @TempDir Path scratch = Path.of(".");
  private final Map<String, Object> file = read();
  private final Map<String, Object> services = map(file.get("services"));

  @Test
  void everyServiceHasKnownKeysAndAPinnedImage() {
    services.forEach(
        (name, service) -> {
          assertThat(SERVICE_KEYS).as(name).containsAll(map(service).keySet());
          assertThat(text(map(service).get("image")))
              .as(name)
              .matches("[a-z0-9./-]+:[a-z]?[0-9.]+");
        });
  }

  @Test
  void whatAServiceWaitsForIsThereAndCanBeWaitedFor() {
    services.forEach(
        (name, service) ->
            map(map(service).getOrDefault("depends_on", Map.of()))
                .forEach(
                    (other, how) -> {
                      String condition = text(map(how).get("condition"));
                      assertThat(services).as(name).containsKey(other);
                      assertThat(CONDITIONS).as(name).contains(condition);
                      Map<String, Object> target = map(services.get(other));
                      if (condition.equals("service_healthy")) {
                        assertThat(target).as(name + " -> " + other).containsKey("healthcheck");
                      } else if (condition.equals("service_completed_successfully")) {
                        assertThat(target).as(name + " -> " + other).containsEntry("restart", "no");
                      }
                    }));
  }

  @Test
  void namedVolumesAndNetworksAreDeclared() {
    Set<String> volumes = map(file.get("volumes")).keySet();
    Set<String> networks = map(file.get("networks")).keySet();
    services.forEach(
        (name, service) -> {
          assertThat(networks).as(name).containsAll(texts(map(service).get("networks")));
          for (String volume : texts(map(service).getOrDefault("volumes", List.of()))) {
            if (volume.matches("[a-z].*")) {
              assertThat(volumes).as(name).contains(volume.split(":", -1)[0]);
            }
          }
        });
  }

  @Test
  void theGatewayAloneIsPublishedAndOnTheLoopbackAddress() {
    services.forEach(
        (name, service) -> {
          List<String> ports = texts(map(service).getOrDefault("ports", List.of()));
          if (name.equals("gateway")) {
            assertThat(ports).allMatch(port -> port.startsWith("127.0.0.1:")).isNotEmpty();
          } else {
            assertThat(ports).as(name).isEmpty();
          }
        });
  }

  @Test
  void everyVariableIsWrittenByThePreparation() throws IOException {
    String preparation = Files.readString(FOLDER.resolve("prepare"));
    Matcher variable =
        Pattern.compile("\\$\\{([A-Z_]+)")
            .matcher(Files.readString(FOLDER.resolve("compose.yaml")));
    Set<String> used = new TreeSet<>();
    while (variable.find()) {
      used.add(variable.group(1));
    }

    assertThat(used).isNotEmpty().allMatch(name -> preparation.contains("echo \"" + name + "="));
  }

  @ParameterizedTest
  @EnumSource
  void aServiceIsToldWhatTheLocalStackTellsIt(Service service) {
    Map<String, Object> given = map(map(services.get(service.label())).get("environment"));

    assertThat(given.keySet()).containsAll(Settings.environmentOf(service, scratch));
    assertThat(given).as("a collector reads its log").containsEntry("WATTLINE_LOG_JSON", "true");
  }

  @ParameterizedTest
  @EnumSource
  void aServiceIsBuiltFromTheJarThatTheLocalStackRuns(Service service) {
    Map<String, Object> build = map(map(services.get(service.label())).get("build"));

    assertThat(text(map(build.get("args")).get("JAR")))
        .isEqualTo(SharedStack.root().relativize(service.jar(SharedStack.root())).toString());
    assertThat(FOLDER.resolve(text(build.get("context"))).resolve(text(build.get("dockerfile"))))
        .exists();
  }

  @Test
  void aVolumeIsWritableForWhoeverTheServiceRunsAs() throws IOException {
    String dockerfile = Files.readString(FOLDER.resolve("Dockerfile"));

    services.forEach(
        (name, service) -> {
          for (String volume : texts(map(service).getOrDefault("volumes", List.of()))) {
            String[] parts = volume.split(":", -1);
            if (volume.matches("[a-z].*")
                && text(map(service).get("image")).startsWith("wattline/")) {
              assertThat(dockerfile)
                  .as("%s mounts a new volume at %s", name, parts[1])
                  .containsPattern("install -d -m 1777 [^\n]*" + parts[1] + "\\b");
            }
          }
        });
    assertThat(text(map(services.get("control-plane")).get("volumes"))).contains(":/archives");
  }

  @Test
  void theJarsAndNothingElseEnterTheBuild() throws IOException {
    List<String> rules =
        Files.readAllLines(SharedStack.root().resolve(".dockerignore")).stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .toList();

    for (Service service : Service.values()) {
      Path jar = SharedStack.root().relativize(service.jar(SharedStack.root()));
      assertThat(enters(jar, rules)).as(jar.toString()).isTrue();
    }
    for (String kept :
        List.of(
            "infra/.data/compose/keys/master.keys",
            "infra/.data/keys/onboarding-automation.pem",
            "infra/.data/compose/env",
            ".git/config",
            "pom.xml")) {
      assertThat(enters(Path.of(kept), rules)).as(kept).isFalse();
    }
  }

  /** As the engine reads the rules: the last one that fits decides. */
  private static boolean enters(Path file, List<String> rules) {
    boolean enters = true;
    for (String rule : rules) {
      boolean exception = rule.startsWith("!");
      String pattern = exception ? rule.substring(1) : rule;
      if (FileSystems.getDefault().getPathMatcher("glob:" + pattern).matches(file)
          || (pattern.startsWith("**/")
              && FileSystems.getDefault()
                  .getPathMatcher("glob:" + pattern.substring(3))
                  .matches(file))) {
        enters = exception;
      }
    }
    return enters;
  }

  @Test
  void theImageRunsAsNobodyInParticular() throws IOException {
    List<String> lines = Files.readAllLines(FOLDER.resolve("Dockerfile"));

    assertThat(lines.stream().filter(line -> line.startsWith("FROM ")))
        .isNotEmpty()
        .allMatch(line -> line.matches("FROM eclipse-temurin:25-jre( AS [a-z]+)?"));
    assertThat(lines.indexOf("USER 10001:10001"))
        .isGreaterThan(0)
        .isLessThan(lines.indexOf("ENTRYPOINT [\"java\", \"-jar\", \"/app/app.jar\"]"));
  }

  private static Map<String, Object> read() {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    try {
      return map(
          new Yaml(new SafeConstructor(options))
              .load(Files.readString(FOLDER.resolve("compose.yaml"))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> map(@Nullable Object value) {
    assertThat(value).isInstanceOf(Map.class);
    return (Map<String, Object>) Objects.requireNonNull(value);
  }

  private static List<String> texts(@Nullable Object list) {
    List<String> texts = new ArrayList<>();
    ((List<?>) Objects.requireNonNull(list)).forEach(item -> texts.add(text(item)));
    return texts;
  }

  static String text(@Nullable Object value) {
    return String.valueOf(Objects.requireNonNull(value));
  }
}
