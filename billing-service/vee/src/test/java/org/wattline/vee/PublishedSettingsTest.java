package org.wattline.vee;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wattline.vee.settings.VeeJson;

/** The published reference page and schema are those of the code; both are left in target. */
class PublishedSettingsTest {
  private static final Path PAGES = Path.of("../../docs/reference");
  private static final List<String> INTRODUCTION =
      List.of(
          "Every field of the document that says how a supplier validates and estimates. The same as a JSON Schema:",
          "[vee-settings.schema.json](vee-settings.schema.json). What the words mean: [validation, estimation and",
          "editing](../concepts/vee.md). A field that is absent has the value given here. Unknown fields are refused.",
          "This page is made from the code.");

  @Test
  void thePublishedPagesAreThoseOfTheCode() throws IOException {
    compare("vee-settings.md", VeeJson.reference(INTRODUCTION));
    compare("vee-settings.schema.json", VeeJson.schema());
  }

  private static void compare(String name, String made) throws IOException {
    Files.writeString(Path.of("target", name), made);
    assertThat(Files.exists(PAGES.resolve(name))).as(name).isTrue();
    assertThat(Files.readString(PAGES.resolve(name))).isEqualTo(made);
  }
}
