package org.wattline.tenancy.vaadin.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A service refused, and said why (RFC 9457). */
public final class ApiProblemException extends RuntimeException {
  private static final int NOT_FOUND = 404;
  private static final int FORBIDDEN = 403;
  private static final int CONFLICT = 409;
  private static final int PRECONDITION_FAILED = 412;

  private final transient Problem problem;

  public ApiProblemException(Problem problem) {
    super(problem.status() + " " + problem.type() + ": " + problem.sentence());
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }

  /** Nothing of that name, or nothing of the asker's. */
  public boolean isNotFound() {
    return problem.status() == NOT_FOUND;
  }

  public boolean isForbidden() {
    return problem.status() == FORBIDDEN;
  }

  /** Somebody else was faster: what was read is no longer so. */
  public boolean isConflict() {
    return problem.status() == CONFLICT || problem.status() == PRECONDITION_FAILED;
  }

  /**
   * The reason of a refusal.
   *
   * @param type stable, a URI; {@code about:blank} where the service gave none
   * @param title short
   * @param detail a sentence that a person can act on, or null
   * @param instance the request's id, for whoever is asked for help; or null
   * @param errors the fields that are wrong
   * @param code the reason within its type, stable; or null
   * @param arguments what a sentence for the code speaks of
   */
  public record Problem(
      int status,
      String type,
      String title,
      @Nullable String detail,
      @Nullable String instance,
      List<FieldError> errors,
      @Nullable String code,
      List<String> arguments) {
    public Problem {
      errors = List.copyOf(errors);
      arguments = List.copyOf(arguments);
    }

    public Problem(
        int status,
        String type,
        String title,
        @Nullable String detail,
        @Nullable String instance,
        List<FieldError> errors) {
      this(status, type, title, detail, instance, errors, null, List.of());
    }

    /** What to show: the detail, else the title. */
    public String sentence() {
      return detail == null || detail.isBlank() ? title : detail;
    }
  }

  /**
   * One wrong field.
   *
   * @param pointer JSON pointer or path into what was sent, such as {@code /address/city}
   * @param code the reason, stable; or null
   * @param arguments what a sentence for the code speaks of
   */
  public record FieldError(
      String pointer, String detail, @Nullable String code, List<String> arguments) {
    public FieldError {
      arguments = List.copyOf(arguments);
    }

    public FieldError(String pointer, String detail) {
      this(pointer, detail, null, List.of());
    }
  }
}
