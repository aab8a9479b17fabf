package org.wattline.billing.access;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.wattline.rating.json.JsonProblem;
import org.wattline.tenancy.problem.ProblemAdvice.InvalidField;
import org.wattline.tenancy.problem.ProblemException;
import org.wattline.tenancy.problem.Problems;
import org.wattline.tenancy.security.Role;

/** The refusals that every module gives, worded once. */
public final class Refusals {
  /** Problems of a document that its refusal's sentence names; all are in its list. */
  private static final int TOLD = 3;

  private Refusals() {}

  /**
   * What was asked for is not there, or is not the asker's to know of: the two are answered alike,
   * word for word.
   *
   * @param what the kind of thing, such as {@code account}
   */
  public static ProblemException notFound(String what) {
    return Problems.NOT_FOUND.because("There is no such " + what + ".");
  }

  /** The asker's role does not allow this; the answer says whose does. */
  public static ProblemException notAllowed(Set<Role> allowed) {
    return notAllowed(
        allowed.stream()
            .map(Role::realmRole)
            .sorted()
            .collect(
                Collectors.joining(", ", "Your role does not allow this. It needs one of: ", ".")));
  }

  /**
   * @param why what is not allowed, and who may
   */
  public static ProblemException notAllowed(String why) {
    return Problems.NOT_ALLOWED.because(why);
  }

  /**
   * The same with a code, for a reader who is shown it in their own language.
   *
   * @param code stable, in kebab case
   * @param arguments what the sentence speaks of: dates, numbers, names
   */
  public static ProblemException notAllowed(String why, String code, Object... arguments) {
    return coded(notAllowed(why), code, arguments);
  }

  /** The request is well formed, but the present state refuses it. */
  public static ProblemException conflict(String why) {
    return Problems.CONFLICT.because(why);
  }

  /**
   * The same with a code, for a reader who is shown it in their own language.
   *
   * @param code stable, in kebab case
   * @param arguments what the sentence speaks of: dates, numbers, names
   */
  public static ProblemException conflict(String why, String code, Object... arguments) {
    return coded(conflict(why), code, arguments);
  }

  private static ProblemException coded(
      ProblemException refusal, String code, Object... arguments) {
    return refusal.with("code", code).with("arguments", texts(arguments));
  }

  /** Somebody else changed the thing since it was read. */
  public static ProblemException changedMeanwhile(String what) {
    return Problems.CHANGED_MEANWHILE.because(
        "Somebody changed this "
            + what
            + " since you read it. Read it again, then make your change.");
  }

  /**
   * A field of the request cannot be accepted.
   *
   * @param field path of the field in the request, such as {@code address.country}
   * @param message what is wrong and what to do
   */
  public static ProblemException invalid(String field, String message) {
    return invalid(field, message, "invalid");
  }

  /**
   * The same with a code, for a reader who is shown it in their own language.
   *
   * @param code stable, in kebab case
   * @param arguments what the sentence speaks of: dates, numbers, names
   */
  public static ProblemException invalid(
      String field, String message, String code, Object... arguments) {
    return Problems.INVALID_FIELDS
        .because("Correct these fields and send again: " + field + ". " + message)
        .with("errors", List.of(InvalidField.at(field, message, code, texts(arguments))));
  }

  private static List<String> texts(Object... arguments) {
    return Arrays.stream(arguments).map(String::valueOf).toList();
  }

  /**
   * A document in the request's field {@code document} cannot be accepted.
   *
   * @param what the document is, such as {@code settings}
   * @param problems everything that is wrong with it
   */
  public static ProblemException invalidDocument(String what, List<JsonProblem> problems) {
    return Problems.INVALID_FIELDS
        .because(
            "Correct the "
                + what
                + ": "
                + problems.stream()
                    .limit(TOLD)
                    .map(JsonProblem::toString)
                    .collect(Collectors.joining("; ")))
        .with(
            "errors",
            problems.stream()
                .map(p -> new InvalidField("/document" + p.pointer(), p.sentence(), "invalid"))
                .toList());
  }

  /** A guess-proof limit was reached. */
  public static ProblemException tooManyAttempts(Duration wait) {
    return Problems.TOO_MANY_REQUESTS
        .because("Too many attempts. Wait " + wait.toMinutes() + " minutes and try again.")
        .with("retryAfterSeconds", wait.toSeconds());
  }
}
