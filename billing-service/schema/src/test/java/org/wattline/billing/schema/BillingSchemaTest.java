package org.wattline.billing.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.wattline.tenancy.schema.SchemaContribution;

class BillingSchemaTest {
  private static final Pattern MIGRATION = Pattern.compile("V(\\d{4})__[a-z0-9_]+\\.sql");
  private static final Path FOLDER = Path.of("src/main/resources/db/tenant");

  @Test
  void theContributionIsFoundOnTheClassPath() {
    assertThat(SchemaContribution.all()).extracting(SchemaContribution::name).contains("billing");
  }

  @Test
  void theCurrentVersionIsTheNewestMigrationAndEachNumberIsTakenOnce() throws IOException {
    List<Integer> versions;
    try (Stream<Path> files = Files.list(FOLDER)) {
      versions =
          files
              .map(file -> MIGRATION.matcher(file.getFileName().toString()))
              .filter(Matcher::matches)
              .map(match -> Integer.parseInt(match.group(1)))
              .sorted()
              .toList();
    }

    assertThat(versions).doesNotHaveDuplicates().endsWith(BillingSchema.CURRENT_VERSION);
    assertThat(BillingSchema.MINIMUM_VERSION).isBetween(1, BillingSchema.CURRENT_VERSION);
  }
}
