package org.wattline.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wattline.billing.contract.billing.ParkReason;

/** Whatever the service refuses because of how things stand is said in every language. */
class RefusalWordsTest {
  private static final String SERVICE =
      "billing-service/application/src/main/java/org/wattline/billing";
  private static final String WORDS =
      "tenant-core/tenancy-vaadin/src/main/resources/messages/shared_";

  /** A refusal of the present state or of a person, up to the end of its statement. */
  private static final Pattern REFUSAL =
      Pattern.compile("Refusals\\s*\\.(?:conflict|notAllowed)\\((?:\"[^\"]*+\"|[^;\"])*+;");

  private static final Pattern CODE = Pattern.compile("\"([a-z]+(?:-[a-z]+)+-?)\"");

  /** How the codes begin of an account that cannot be billed; they end in the reason. */
  private static final String NOT_BILLABLE = "not-billable-";

  @Test
  void everyRefusalHasACode() throws IOException {
    List<String> without = new ArrayList<>();
    int all = 0;
    for (String refusal : refusals()) {
      all++;
      if (!CODE.matcher(refusal).find()) {
        without.add(refusal);
      }
    }

    assertThat(all).isGreaterThan(50);
    assertThat(without).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"nl", "fr", "en"})
  void everyCodeHasWords(String language) throws IOException {
    Properties texts = new Properties();
    try (Reader in =
        Files.newBufferedReader(SharedStack.root().resolve(WORDS + language + ".properties"))) {
      texts.load(in);
    }
    Set<String> codes = codes();

    assertThat(codes).hasSizeGreaterThan(50).contains("own-run", "not-billable-missing-usage");
    assertThat(codes)
        .allSatisfy(code -> assertThat(texts.getProperty("refused." + code)).as(code).isNotBlank());
  }

  private static Set<String> codes() throws IOException {
    Set<String> codes = new TreeSet<>();
    for (String refusal : refusals()) {
      Matcher code = CODE.matcher(refusal);
      while (code.find()) {
        if (!code.group(1).equals(NOT_BILLABLE)) {
          codes.add(code.group(1));
        }
      }
    }
    for (ParkReason reason : ParkReason.values()) {
      codes.add(NOT_BILLABLE + reason.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
    return codes;
  }

  private static List<String> refusals() throws IOException {
    Path access = SharedStack.root().resolve(SERVICE).resolve("access");
    try (Stream<Path> files = Files.walk(SharedStack.root().resolve(SERVICE))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          // who is refused for a role is told which roles may, without a code
          .filter(file -> !file.startsWith(access))
          .flatMap(file -> REFUSAL.matcher(read(file)).results().map(found -> found.group()))
          .toList();
    }
  }

  private static String read(Path source) {
    try {
      return Files.readString(source);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
