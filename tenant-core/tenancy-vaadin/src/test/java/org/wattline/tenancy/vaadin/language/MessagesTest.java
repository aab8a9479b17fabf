package org.wattline.tenancy.vaadin.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.wattline.tenancy.vaadin.test.Bundles;

class MessagesTest {
  private final Messages messages = new Messages(Messages.SHARED);

  @Test
  void theSharedTextsExistInEveryLanguageWithTheSamePlaceholders() {
    Bundles.assertComplete("messages/shared");
  }

  @Test
  void aRegionalLocaleReadsItsLanguageAndAnUnknownOneEnglish() {
    assertThat(messages.getTranslation("menu.signout", Locale.forLanguageTag("nl-BE")))
        .isEqualTo("Afmelden");
    assertThat(messages.getTranslation("menu.signout", Locale.JAPAN)).isEqualTo("Sign out");
  }

  @Test
  void aMissingTextShowsItsKeyAndBreaksNothing() {
    assertThat(messages.getTranslation("no.such.text", Locale.ENGLISH)).isEqualTo("no.such.text");
  }
}
