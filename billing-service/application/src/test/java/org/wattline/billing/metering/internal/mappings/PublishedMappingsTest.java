package org.wattline.billing.metering.internal.mappings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The published reference page and schema are those of the code; both are left in target. */
class PublishedMappingsTest {
  private static final Path PAGES = Path.of("../../docs/reference");
  private static final List<String> INTRODUCTION =
      List.of(
          "Every field of the document by which a supplier declares how one kind of CSV is read. The same as a JSON Schema:",
          "[csv-mapping.schema.json](csv-mapping.schema.json). How to declare, try out and use one, with an example:",
          "[meter data formats](formats.md#csv-of-a-suppliers-own). A field that is absent has the value given here. Unknown",
          "fields are refused. This page is made from the code.");

  @Test
  void thePublishedPagesAreThoseOfTheCode() throws IOException {
    compare("csv-mapping.md", MappingJson.reference(INTRODUCTION));
    compare("csv-mapping.schema.json", MappingJson.schema());
  }

  private static void compare(String name, String made) throws IOException {
    Files.writeString(Path.of("target", name), made);
    assertThat(Files.exists(PAGES.resolve(name))).as(name).isTrue();
    assertThat(Files.readString(PAGES.resolve(name))).isEqualTo(made);
  }
}
