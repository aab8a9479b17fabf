package org.wattline.local.demo.history;

import java.util.Map;

/**
 * A customer of the demo with a home or a business, and how it uses energy and pays.
 *
 * @param index from 0 on, in the order in which they came
 * @param organisation the name of a business; empty for a person
 * @param email empty where the customer has none
 * @param address where the customer lives and is supplied
 * @param marketId of the service point
 */
record Household(
    int index,
    String givenName,
    String familyName,
    String organisation,
    String email,
    String language,
    Map<String, String> address,
    String marketId,
    LoadShape shape,
    Payer payer) {

  Household {
    address = Map.copyOf(address);
  }

  /** How a customer pays. */
  enum Payer {
    /** Before the last day. */
    PUNCTUAL,
    /** Some weeks after it. */
    LATE,
    NEVER,
    /** By card in the portal, by hand: nothing comes from the bank. */
    SELF
  }

  boolean isBusiness() {
    return !organisation.isEmpty();
  }
}
