package org.wattline.vee.rules;

import org.wattline.rating.json.Doc;
import org.wattline.rating.json.Kind;

/** A rule of validation with its parameters. Its place in the list of rules is its rank. */
@Doc("A rule of validation. Its place in the list is its rank: the first is asked first.")
public sealed interface Rule permits DayRule, SpanRule {

  Handling handling();

  /** What its findings are known by, as {@code register-sum}. */
  default String code() {
    return getClass().getAnnotation(Kind.class).value();
  }
}
