package org.wattline.formats.marketid;

import java.util.Objects;

/**
 * The id of a metering point in its market's scheme, checked: size, characters, check digit.
 *
 * @param scheme whose rules it follows
 * @param value its characters, upper case, without blanks
 */
public record MarketId(MarketIdScheme scheme, String value) {

  /**
   * @throws IllegalArgumentException when the value breaks the scheme's rules; the message says
   *     which
   */
  public MarketId {
    Objects.requireNonNull(scheme, "scheme");
    String problem = MarketIdRules.problem(scheme, value);
    if (!problem.isEmpty()) {
      throw new IllegalArgumentException(problem);
    }
  }

  /**
   * Reads an id as people write it: blanks and hyphens are dropped, letters made upper case.
   *
   * @throws IllegalArgumentException when it breaks the scheme's rules; the message says which
   */
  public static MarketId parse(MarketIdScheme scheme, String written) {
    return new MarketId(scheme, MarketIdRules.plain(written));
  }

  /**
   * What is wrong with an id as people write it.
   *
   * @return a sentence; empty when the id is right
   */
  public static String problem(MarketIdScheme scheme, String written) {
    return MarketIdRules.problem(scheme, MarketIdRules.plain(written));
  }

  @Override
  public String toString() {
    return value;
  }
}
