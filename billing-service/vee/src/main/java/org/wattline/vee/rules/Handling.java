package org.wattline.vee.rules;

import org.wattline.rating.json.Default;
import org.wattline.rating.json.Doc;
import org.wattline.vee.Severity;

/** What all rules have in common. */
@Doc("What all rules have in common.")
public record Handling(
    @Doc("Whether the rule is asked at all") @Default("true") boolean on,
    @Doc("How much its findings weigh") @Default("\"warning\"") Severity severity,
    @Doc(
            "Whether rules further down the list are not asked about a day on which this one finds something")
        @Default("false")
        boolean stops) {
  /** On, a warning, and the next rule is asked too. */
  public static final Handling USUAL = new Handling(true, Severity.WARNING, false);
}
