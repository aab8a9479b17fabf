package org.wattline.rating.json;

import java.util.List;
import java.util.stream.Collectors;

/** A document that was refused, with every reason that was found. */
public final class InvalidJsonException extends RuntimeException {
  private static final int SHOWN = 20;

  private final transient List<JsonProblem> problems;

  public InvalidJsonException(List<JsonProblem> problems) {
    super(
        problems.stream()
            .limit(SHOWN)
            .map(JsonProblem::toString)
            .collect(Collectors.joining(System.lineSeparator())));
    this.problems = List.copyOf(problems);
  }

  public List<JsonProblem> problems() {
    return problems;
  }
}
