package org.wattline.acceptance.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wattline.acceptance.deployment.ComposeFileTest.map;
import static org.wattline.acceptance.deployment.ComposeFileTest.text;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wattline.acceptance.SharedStack;
import org.wattline.local.Service;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Linted and rendered by Helm itself; not sent to a cluster. */
class HelmChartTest {
  private static final Path CHART = SharedStack.root().resolve("infra/helm/wattline");

  @TempDir Path scratch = Path.of(".");
  private final List<Map<String, Object>> objects = rendered();

  @Test
  void helmFindsNothingToComplainAbout() {
    LintResult result = new Helm(CHART).lint().strict().call();

    assertThat(result.isFailed()).as(String.join("\n", result.getMessages())).isFalse();
  }

  @Test
  void whatAPodRefersToIsRenderedOrAGivenSecret() {
    Set<String> configMaps = names("ConfigMap");
    Set<String> claims = names("PersistentVolumeClaim");
    for (Map<String, Object> deployment : ofKind("Deployment")) {
      String described = deployment.toString();
      assertThat(references(described, "configMapRef=\\{name=([a-z-]+)\\}")).isSubsetOf(configMaps);
      assertThat(references(described, "claimName=([a-z-]+)")).isSubsetOf(claims);
      assertThat(references(described, "secretName=([a-z-]+)")).isSubsetOf("wattline-keys");
    }
  }

  @Test
  void everyServiceSelectsADeploymentAndTheIngressTheGateway() {
    Set<String> selectors = new TreeSet<>();
    ofKind("Service").forEach(s -> selectors.add(text(map(s.get("spec")).get("selector"))));
    Set<String> pods = new TreeSet<>();
    for (Map<String, Object> deployment : ofKind("Deployment")) {
      Map<String, Object> template = map(map(deployment.get("spec")).get("template"));
      pods.add(text(map(template.get("metadata")).get("labels")));
    }

    assertThat(selectors).isEqualTo(pods).hasSize(Service.values().length);
    assertThat(ofKind("Ingress").getFirst().toString()).contains("service={name=demo-gateway");
  }

  @Test
  void noPodRunsAsRootOrKeepsARight() {
    assertThat(ofKind("Deployment"))
        .allSatisfy(
            deployment ->
                assertThat(deployment.toString())
                    .contains(
                        "runAsNonRoot=true",
                        "readOnlyRootFilesystem=true",
                        "allowPrivilegeEscalation=false",
                        "drop=[ALL]",
                        "automountServiceAccountToken=false"));
  }

  @Test
  void aServiceSeesItsOwnKeysAndNoOther() {
    assertThat(object("Deployment", "demo-gateway").toString()).doesNotContain("mountPath=/keys");
    assertThat(object("Deployment", "demo-customer-portal").toString())
        .contains("portal-client.pem")
        .doesNotContain("master.keys", "console-client.pem", "control-plane-client.pem");
    assertThat(object("Deployment", "demo-billing").toString())
        .contains("master.keys")
        .doesNotContain("client.pem");
  }

  @ParameterizedTest
  @EnumSource
  void aServiceIsToldWhatTheLocalStackTellsIt(Service service) {
    Set<String> given =
        new TreeSet<>(map(object("ConfigMap", "demo-" + service.label()).get("data")).keySet());
    given.addAll(
        references(
            object("Deployment", "demo-" + service.label()).toString(),
            "\\{name=([A-Z_]+), valueFrom"));
    Set<String> wanted = Settings.environmentOf(service, scratch);
    /* the local stack alone shows mails */
    wanted.remove("WATTLINE_GATEWAY_EXTRAROUTES_MAIL");

    assertThat(given).containsAll(wanted);
    assertThat(map(object("ConfigMap", "demo-" + service.label()).get("data")))
        .as("a collector reads its log")
        .containsEntry("WATTLINE_LOG_JSON", "true");
  }

  private static Set<String> references(String text, String pattern) {
    Set<String> found = new TreeSet<>();
    java.util.regex.Pattern.compile(pattern)
        .matcher(text)
        .results()
        .forEach(match -> found.add(match.group(1)));
    return found;
  }

  private Map<String, Object> object(String kind, String name) {
    return ofKind(kind).stream()
        .filter(object -> text(map(object.get("metadata")).get("name")).equals(name))
        .findFirst()
        .orElseThrow();
  }

  private Set<String> names(String kind) {
    Set<String> names = new TreeSet<>();
    ofKind(kind).forEach(object -> names.add(text(map(object.get("metadata")).get("name"))));
    return names;
  }

  private List<Map<String, Object>> ofKind(String kind) {
    List<Map<String, Object>> found =
        objects.stream().filter(object -> text(object.get("kind")).equals(kind)).toList();
    assertThat(found).as(kind).isNotEmpty();
    return found;
  }

  private static List<Map<String, Object>> rendered() {
    String text = new Helm(CHART).template().withName("demo").call();
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    List<Map<String, Object>> objects = new ArrayList<>();
    for (Object document : new Yaml(new SafeConstructor(options)).loadAll(text)) {
      if (document != null) {
        objects.add(map(document));
      }
    }
    return objects;
  }
}
