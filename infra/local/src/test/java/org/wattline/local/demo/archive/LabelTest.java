package org.wattline.local.demo.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.wattline.local.Ports;
import org.wattline.local.demo.history.History;

class LabelTest {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  private static final Map<String, String> MIGRATIONS =
      Map.of("supplier/V0001__a.sql", "1a", "supplier/V0003__c.sql", "3c", "own/V0001__r.sql", "r");

  static Label aLabel(Instant madeAt) {
    return new Label(madeAt, 20, 3, 8080, "PostgreSQL 18", "makers", new TreeMap<>(MIGRATIONS));
  }

  private static Label with(Map<String, String> migrations) {
    return new Label(NOW, 20, 3, 8080, "PostgreSQL 18", "makers", new TreeMap<>(migrations));
  }

  private static Label withMore(String file, String sum) {
    Map<String, String> more = new TreeMap<>(MIGRATIONS);
    more.put(file, sum);
    return with(more);
  }

  private static void refused(Label archive, Label wanted, String reason) {
    assertThatThrownBy(() -> archive.requireFits(wanted))
        .isInstanceOf(UnfitArchiveException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void aLabelReadsBackAsItWasWritten() throws UnfitArchiveException {
    assertThat(Label.parse(aLabel(NOW).toJson())).isEqualTo(aLabel(NOW));
  }

  @Test
  void anotherFormatIsRefusedByItsNumber() {
    String other = aLabel(NOW).toJson().replaceFirst("(\"format\" *: *)1", "$12");

    assertThatThrownBy(() -> Label.parse(other))
        .isInstanceOf(UnfitArchiveException.class)
        .hasMessage("it has format 2, and this build reads format 1");
  }

  @Test
  void aPastFitsForSixDaysAndNotOnTheSeventh() {
    Label archive = aLabel(NOW);

    assertThatCode(() -> archive.requireFits(aLabel(NOW.plus(Duration.ofDays(6)))))
        .doesNotThrowAnyException();
    refused(archive, aLabel(NOW.plus(Duration.ofDays(7))), "it ends 7 days ago");
  }

  @Test
  void aPastOfALaterDayIsRefused() {
    refused(aLabel(NOW), aLabel(NOW.minus(Duration.ofDays(1))), "a later day than today");
  }

  @Test
  void otherOptionsAreRefused() {
    Label wanted = new Label(NOW, 20, 3, 9090, "PostgreSQL 18", "makers", aLabel(NOW).migrations());

    refused(aLabel(NOW), wanted, "it holds 20-customers-3-months-port-8080");
  }

  @Test
  void filesOfOtherProgramsAreRefused() {
    Label wanted = new Label(NOW, 20, 3, 8080, "PostgreSQL 19", "makers", aLabel(NOW).migrations());

    refused(aLabel(NOW), wanted, "it was made by PostgreSQL 18, and these are PostgreSQL 19");
  }

  @Test
  void aPastThatWouldBeMadeOtherwiseTodayIsRefused() {
    Label wanted = new Label(NOW, 20, 3, 8080, "PostgreSQL 18", "others", aLabel(NOW).migrations());

    refused(aLabel(NOW), wanted, "what makes the demo's past has changed since");
  }

  @Test
  void aSchemaThatOnlyLacksTheNewestMigrationsFits() {
    assertThatCode(() -> aLabel(NOW).requireFits(withMore("supplier/V0004__d.sql", "4d")))
        .doesNotThrowAnyException();
    assertThatCode(() -> aLabel(NOW).requireFits(withMore("own/V0002__s.sql", "s")))
        .doesNotThrowAnyException();
  }

  @Test
  void aSchemaNewerThanTheBuildIsRefused() {
    refused(
        withMore("supplier/V0004__d.sql", "4d"),
        aLabel(NOW),
        "this build does not know its V0004__d.sql");
  }

  @Test
  void aSchemaWhoseMigrationWasChangedIsRefused() {
    refused(
        aLabel(NOW), withMore("supplier/V0003__c.sql", "other"), "V0003__c.sql has changed since");
  }

  @Test
  void aSchemaThatWentPastAMigrationAddedLaterIsRefused() {
    refused(
        aLabel(NOW), withMore("supplier/V0002__b.sql", "2b"), "it went past V0002__b.sql, which");
  }

  @Test
  void thisCheckoutsMigrationsAndMakersAreFound() {
    Path root = Path.of("../..").toAbsolutePath().normalize();

    Label label = Label.of(new Checkout(root), new Ports(8080), new History.Size(20, 3), NOW);

    assertThat(label.migrations().keySet())
        .contains(
            "billing-service/schema/src/main/resources/db/tenant/V0001__customers.sql",
            "tenant-core/control-plane/src/main/resources/db/platform/V0001__registry.sql")
        .allMatch(file -> file.endsWith(".sql"));
    assertThat(label.makers()).matches("[0-9a-f]{64}");
    assertThat(label.programs()).startsWith("PostgreSQL 18 and keycloak-quarkus-dist-");
  }
}
