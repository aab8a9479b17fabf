package org.wattline.controlplane.lifecycle;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.wattline.tenancy.problem.ProblemAdvice.InvalidField;
import org.wattline.tenancy.problem.Problems;

/** Gathers what is wrong with a request, so that all of it is told at once. */
final class RequestErrors {
  private record Wrong(String field, String message, String code) {}

  private final List<Wrong> errors = new ArrayList<>();

  /** Notes a field that is not right, unless it is. */
  boolean require(boolean right, String field, String code, String message) {
    if (!right) {
      errors.add(new Wrong(field, message, code));
    }
    return right;
  }

  /** Whether nothing is wrong with a field so far. */
  boolean none(String field) {
    return errors.stream().noneMatch(error -> error.field().equals(field));
  }

  /**
   * @throws org.wattline.tenancy.problem.ProblemException when anything was noted
   */
  void refuseAny() {
    if (!errors.isEmpty()) {
      String first = errors.getFirst().field() + " " + errors.getFirst().message();
      throw Problems.INVALID_FIELDS
          .because(
              errors.size() == 1
                  ? "Correct this field and send again: " + first + "."
                  : String.format(
                      Locale.ROOT,
                      "Correct these %d fields and send again, first: %s.",
                      errors.size(),
                      first))
          .with(
              "errors",
              errors.stream()
                  .map(wrong -> InvalidField.at(wrong.field(), wrong.message(), wrong.code()))
                  .toList());
    }
  }
}
