package org.wattline.gateway.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class LanguagesTest {

  @Test
  void everyLanguageHasWordsForEveryReasonAndNoOthers() {
    Set<String> needed = new TreeSet<>(List.of("again", "retry", "home", "contact", "reference"));
    for (Reason reason : Reason.values()) {
      needed.add(reason.page() + ".title");
      needed.add(reason.page() + ".text");
    }

    assertThat(Languages.all()).hasSize(5);
    for (Languages.Words words : Languages.all()) {
      assertThat(new TreeSet<>(words.bundle().keySet()))
          .as(words.locale().toString())
          .isEqualTo(needed);
    }
  }

  @Test
  void noWordsAreLeftInEnglishOrWithABrokenApostrophe() {
    List<String> same = new ArrayList<>();
    Languages.Words english = Languages.choose("en", null);
    for (Languages.Words words : Languages.all()) {
      for (String key : words.bundle().keySet()) {
        String text = new MessageFormat(words.of(key)).format(new Object[] {"X"});
        assertThat(text).as(words.locale() + " " + key).doesNotContain("{0}").doesNotContain("''");
        assertThat(text.contains("X"))
            .as(words.locale() + " " + key)
            .isEqualTo(Set.of("contact", "reference").contains(key));
        if (words != english && words.of(key).equals(english.of(key))) {
          same.add(words.locale() + " " + key);
        }
      }
    }
    assertThat(same).isEmpty();
  }
}
