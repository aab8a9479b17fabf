package org.wattline.vee;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is wrong: which sentence says it, and what stands in its places. The English sentences are
 * beside this class; whoever shows findings in other languages has them by the same keys.
 *
 * @param key of the sentence
 */
public record Saying(String key, List<Particular> particulars) {
  private static final ResourceBundle ENGLISH =
      ResourceBundle.getBundle("org.wattline.vee.sentences", Locale.ROOT);

  /** The most signs of a sentence. */
  private static final int LONGEST = 300;

  public Saying {
    particulars = List.copyOf(particulars);
    if (!ENGLISH.containsKey(key)) {
      throw new IllegalArgumentException("There is no sentence " + key);
    }
  }

  public static Saying of(String key, Particular... particulars) {
    return new Saying(key, List.of(particulars));
  }

  /** The keys of all sentences. */
  public static Set<String> keys() {
    return new TreeSet<>(ENGLISH.keySet());
  }

  /** The sentence in English, cut where it is longer than 300 signs. */
  public String inEnglish() {
    String sentence =
        new MessageFormat(ENGLISH.getString(key), Locale.ROOT)
            .format(particulars.stream().map(Particular::inEnglish).toArray());
    return sentence.length() <= LONGEST ? sentence : sentence.substring(0, LONGEST - 1) + "…";
  }
}
