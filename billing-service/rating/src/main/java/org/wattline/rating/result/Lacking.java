package org.wattline.rating.result;

import java.util.Locale;
import org.wattline.rating.json.Doc;

/** What a tariff or an account names and nobody has. */
public enum Lacking {
  @Doc("A calendar of the tariff")
  CALENDAR("The tariff has no calendar '%s'"),
  @Doc("Events of the reference data")
  EVENTS("The reference data has no events '%s'"),
  @Doc("A country or region of the holiday library")
  HOLIDAYS("The holiday library lacks what the calendar names: %s"),
  @Doc("Values of an index")
  INDEX("The reference data has no values of index '%s'"),
  @Doc(
      "What a tariff changes of its base list, or names of it; the name is a pointer and a"
          + " sentence")
  INHERITED("The tariff does not fit the list that it inherits from: %s"),
  @Doc("What a component of the account's own names; the name is a pointer and a sentence")
  EXTRA("A component of the account's own does not fit its tariff: %s"),
  @Doc("The component that a price of the account is for")
  COMPONENT("A price of the account is for component '%s', which the tariff does not have"),
  @Doc("Dated prices of the component that a price of the account or the base list is for")
  UNPRICED("A price is to be beaten of component '%s', which has no dated prices"),
  @Doc("The period that a price of the account or the base list is for")
  PERIOD("A price is for period '%s', which the component does not have"),
  @Doc("The tier that a price of the account or the base list is for")
  TIER("A price is for tier %s, which no price there has"),
  @Doc("A price of its own, where a factor is to change the highest price of another component")
  MARGINAL("A factor is to change the price of '%s', which is the highest of another component");

  private final String sentence;

  Lacking(String sentence) {
    this.sentence = sentence;
  }

  String of(String name) {
    return String.format(Locale.ROOT, sentence, name);
  }
}
