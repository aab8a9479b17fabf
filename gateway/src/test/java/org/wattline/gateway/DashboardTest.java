package org.wattline.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("The dashboard asks for numbers that there are")
class DashboardTest {

  private static final Path FILE = Path.of("../infra/dashboards/wattline.json");
  private static final Pattern NAMED =
      Pattern.compile("\\b([a-z]+(?:_[a-z]+)+)(?:\\{([^}]*)})?(?=[\\[)\\s,]|$)");
  private static final Pattern LABEL = Pattern.compile("(\\w+)\\s*(?:=~|!~|!=|=)\\s*\"");
  private static final Pattern BY = Pattern.compile("\\bby \\(([^)]*)\\)");
  private static final Set<String> FUNCTIONS =
      Set.of("histogram_quantile", "clamp_min", "clamp_max", "label_values", "label_replace");

  private record Asked(String metric, Set<String> labels) {
    boolean isIn(String scrape) {
      return scrape
          .lines()
          .filter(line -> line.startsWith(metric + "{") || line.startsWith(metric + " "))
          .anyMatch(line -> labels.stream().allMatch(label -> line.contains(label + "=\"")));
    }
  }

  @Test
  void everyMetricAndLabelOfThePanelsIsInAScrape() throws IOException {
    RunningGateway gateway = RunningGateway.shared();
    gateway.get("acme.localhost:8080", "/").send();
    gateway.get("acme.localhost:8080", "/api/v1/me").bearer(gateway.suppliers.token("bolt")).send();
    List<Asked> asked = asked();

    assertThat(asked).hasSizeGreaterThan(12);
    await()
        .untilAsserted(
            () -> {
              String scrape = scrape(gateway);
              assertThat(asked.stream().filter(one -> !one.isIn(scrape))).isEmpty();
            });
  }

  @Test
  void aServicesNumbersAreNamedByTheService() {
    assertThat(scrape(RunningGateway.shared()).lines())
        .filteredOn(line -> line.startsWith("jvm_memory_used_bytes{"))
        .isNotEmpty()
        .allMatch(line -> line.contains("service=\"wattline-gateway\""));
  }

  private static List<Asked> asked() throws IOException {
    JsonNode dashboard = JsonMapper.shared().readTree(Files.readString(FILE));
    List<Asked> asked = new ArrayList<>();
    for (String expression : dashboard.findValuesAsString("expr")) {
      int before = asked.size();
      add(expression, asked);
      assertThat(asked.size()).as(expression).isGreaterThan(before);
    }
    for (JsonNode variable : dashboard.path("templating").path("list")) {
      String query = variable.path("query").asString("");
      Matcher values = Pattern.compile("label_values\\((\\w+), *(\\w+)\\)").matcher(query);
      if (values.matches()) {
        asked.add(new Asked(values.group(1), Set.of(values.group(2))));
      }
    }
    return asked;
  }

  private static void add(String expression, List<Asked> asked) {
    Set<String> grouped = new TreeSet<>();
    Matcher by = BY.matcher(expression);
    while (by.find()) {
      grouped.addAll(List.of(by.group(1).split(", *")));
    }
    Matcher named = NAMED.matcher(BY.matcher(expression).replaceAll(""));
    while (named.find()) {
      if (FUNCTIONS.contains(named.group(1))) {
        continue;
      }
      Set<String> labels = new TreeSet<>(grouped);
      Matcher label = LABEL.matcher(named.group(2) == null ? "" : named.group(2));
      while (label.find()) {
        labels.add(label.group(1));
      }
      asked.add(new Asked(named.group(1), labels));
    }
  }

  private static String scrape(RunningGateway gateway) {
    return RawHttp.get(gateway.managementPort(), "/actuator/prometheus")
        .host("127.0.0.1")
        .send()
        .body();
  }
}
