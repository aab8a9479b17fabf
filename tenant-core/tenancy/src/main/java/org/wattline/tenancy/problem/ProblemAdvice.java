package org.wattline.tenancy.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.wattline.tenancy.TenantNotServingException;
import org.wattline.tenancy.directory.TenantState;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/**
 * Turns what a controller throws into a problem. Refusals say why; faults say nothing but the
 * request's id, and are logged whole.
 */
@RestControllerAdvice
public class ProblemAdvice extends ResponseEntityExceptionHandler {
  private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);
  private static final int RETRY_AFTER_SECONDS = 5;

  /** Constraints whose limits are told beside their code. */
  private static final Set<String> LIMITED =
      Set.of("Size", "Min", "Max", "DecimalMin", "DecimalMax", "Digits");

  /** Insufficient resources: too many connections, out of memory. */
  private static final String SQL_STATE_RESOURCES = "53";

  /** Connection exceptions. */
  private static final String SQL_STATE_CONNECTION = "08";

  /** The server is starting, stopping or was told to end the session. */
  private static final String SQL_STATE_OPERATOR = "57P";

  /** What a pool says, without a state, of a connection that it gave up after it broke. */
  private static final String CLOSED = "Connection is closed";

  @ExceptionHandler
  ResponseEntity<ProblemDetail> refused(ProblemException e) {
    return answer(
        Problems.of(e.type(), e.detail(), e.properties(), Optional.ofNullable(requestId())),
        new HttpHeaders());
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> notServing(TenantNotServingException e) {
    return answer(describe(e), retryAfter());
  }

  /** Everything else is a fault of ours, or the database is away or busy. */
  @ExceptionHandler
  ResponseEntity<ProblemDetail> fault(Exception e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof TenantNotServingException notServing) {
        return notServing(notServing);
      }
      if (cause instanceof ProblemException problem) {
        return refused(problem);
      }
      if (cause instanceof SQLException sql) {
        String state = String.valueOf(sql.getSQLState());
        if (state.startsWith(SQL_STATE_RESOURCES)) {
          log.warn("Too busy: {}", sql.getMessage());
          return answer(
              Problems.of(
                  Problems.TOO_BUSY, "Many requests are being worked on. Try again in a moment."),
              retryAfter());
        }
        if (state.startsWith(SQL_STATE_CONNECTION)
            || state.startsWith(SQL_STATE_OPERATOR)
            || CLOSED.equals(sql.getMessage())) {
          log.error("The database does not answer", e);
          return answer(
              Problems.of(
                  Problems.UNAVAILABLE,
                  "The database does not answer at the moment. See whether your change arrived before you send it again."),
              retryAfter());
        }
      }
    }
    SecurityProblems.rethrow(e);
    log.error("A request failed", e);
    return answer(
        Problems.of(
            Problems.INTERNAL,
            "Something went wrong and has been recorded. Quote the request id when you ask about it."),
        new HttpHeaders());
  }

  /** Shared with the filters, which answer before any controller. */
  public static ProblemDetail describe(TenantNotServingException e) {
    String reason = e.reason();
    if (e.state() == TenantState.SUSPENDED) {
      return Problems.of(
          Problems.TENANT_SUSPENDED,
          reason == null || reason.isBlank()
              ? "This supplier is suspended. Its data is untouched."
              : "This supplier is suspended: " + reason);
    }
    return Problems.of(
        Problems.TENANT_NOT_SERVING, "This supplier is not served at the moment. Try again later.");
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
      MethodArgumentNotValidException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return invalid(e.getBindingResult().getAllErrors().stream().map(ProblemAdvice::of).toList());
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
      HandlerMethodValidationException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return invalid(
        e.getParameterValidationResults().stream()
            .flatMap(result -> fieldsOf(result).stream())
            .toList());
  }

  /** Says which parameter cannot be read; never what it holds. */
  @Override
  protected @Nullable ResponseEntity<Object> handleTypeMismatch(
      TypeMismatchException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    String name =
        e instanceof MethodArgumentTypeMismatchException argument
            ? argument.getName()
            : String.valueOf(e.getPropertyName());
    return handleExceptionInternal(
        e,
        Problems.of(Problems.INVALID_REQUEST, "The request's " + name + " is not of its kind."),
        headers,
        status,
        request);
  }

  /** Says which field of the content cannot be read; never what it holds. */
  @Override
  protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
      HttpMessageNotReadableException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    String pointer = e.getCause() instanceof DatabindException json ? pointerOf(json) : "";
    if (pointer.isEmpty()) {
      return handleExceptionInternal(
          e,
          Problems.of(
              Problems.INVALID_REQUEST, "The content is missing or is no well-formed JSON."),
          headers,
          status,
          request);
    }
    boolean unknown = e.getCause() instanceof UnrecognizedPropertyException;
    return invalid(
        List.of(
            unknown
                ? new InvalidField(pointer, "is no field of this request", "unknown")
                : new InvalidField(pointer, "is missing or not of its kind", "unreadable")));
  }

  /** Spring MVC's own refusals get our types; their details name no class and no value. */
  @Override
  protected @Nullable ResponseEntity<Object> handleExceptionInternal(
      Exception e,
      @Nullable Object body,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    ProblemType type = typeOf(status.value());
    if (type.equals(Problems.INTERNAL)) {
      log.error("A request failed", e);
    }
    String detail =
        body instanceof ProblemDetail given && given.getDetail() != null && status.value() < 500
            ? given.getDetail()
            : type.title() + ".";
    return ResponseEntity.status(type.status())
        .headers(headers)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(Problems.of(type, detail));
  }

  /**
   * One field that is not right, as in RFC 9457's own example.
   *
   * @param pointer where: a JSON pointer (RFC 6901) into the request, or {@code /name} of a
   *     parameter
   * @param detail what is wrong with it
   * @param code the same for programs: stable, so that it can be said in any language
   * @param arguments what a sentence for the code speaks of, such as a limit: dates as ISO 8601,
   *     numbers plain
   */
  public record InvalidField(
      String pointer,
      String detail,
      String code,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> arguments) {
    public InvalidField {
      arguments = List.copyOf(arguments);
    }

    public InvalidField(String pointer, String detail, String code) {
      this(pointer, detail, code, List.of());
    }

    /**
     * The field of a path as Java writes it: {@code brand.primaryColor}, {@code lines[0].price}.
     */
    public static InvalidField at(String path, String detail, String code) {
      return at(path, detail, code, List.of());
    }

    /** The same with what the code's sentence speaks of. */
    public static InvalidField at(String path, String detail, String code, List<String> arguments) {
      return new InvalidField(
          "/" + path.replace("]", "").replace('[', '.').replace('.', '/'), detail, code, arguments);
    }
  }

  /** The shared type that says no more than the status. */
  static ProblemType typeOf(int status) {
    return switch (status) {
      case 401 -> Problems.NOT_SIGNED_IN;
      case 403 -> Problems.NOT_ALLOWED;
      case 404 -> Problems.NOT_FOUND;
      case 405 -> Problems.METHOD_NOT_ALLOWED;
      case 406 -> Problems.NOT_ACCEPTABLE;
      case 413 -> Problems.TOO_LARGE;
      case 415 -> Problems.UNSUPPORTED_MEDIA_TYPE;
      case 503 -> Problems.UNAVAILABLE;
      default -> status < 500 ? Problems.INVALID_REQUEST : Problems.INTERNAL;
    };
  }

  private static String pointerOf(DatabindException e) {
    return e.getPath().stream()
        .map(
            reference ->
                "/"
                    + (reference.getPropertyName() == null
                        ? String.valueOf(reference.getIndex())
                        : reference.getPropertyName()))
        .collect(Collectors.joining());
  }

  private static ResponseEntity<Object> invalid(List<InvalidField> fields) {
    String names =
        String.join(", ", fields.stream().map(InvalidField::pointer).distinct().toList());
    ProblemDetail problem =
        Problems.of(
            Problems.INVALID_FIELDS,
            "Correct these fields and send again: " + names + ".",
            Map.of("errors", fields),
            Optional.ofNullable(requestId()));
    return ResponseEntity.status(Problems.INVALID_FIELDS.status())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }

  private static List<InvalidField> fieldsOf(ParameterValidationResult result) {
    if (result instanceof ParameterErrors errors) {
      return errors.getAllErrors().stream().map(ProblemAdvice::of).toList();
    }
    String name = String.valueOf(result.getMethodParameter().getParameterName());
    return result.getResolvableErrors().stream().map(error -> of(name, error)).toList();
  }

  private static InvalidField of(ObjectError error) {
    return of(error instanceof FieldError field ? field.getField() : error.getObjectName(), error);
  }

  private static InvalidField of(String field, MessageSourceResolvable error) {
    String[] codes = error.getCodes();
    String code = codes == null || codes.length == 0 ? "invalid" : codes[codes.length - 1];
    String message = error.getDefaultMessage();
    return InvalidField.at(
        field, message == null ? "is not right" : message, code, limits(code, error));
  }

  /** The limits of a constraint, by the names of its attributes in their order. */
  private static List<String> limits(String code, MessageSourceResolvable error) {
    Object[] arguments = error.getArguments();
    if (arguments == null || !LIMITED.contains(code)) {
      return List.of();
    }
    // the first is the field; whether a limit is inclusive is said by the code
    return Arrays.stream(arguments)
        .skip(1)
        .map(ProblemAdvice::limit)
        .filter(limit -> !limit.isEmpty())
        .toList();
  }

  private static String limit(Object argument) {
    return argument instanceof Number
        ? argument.toString()
        : argument instanceof MessageSourceResolvable value && value.getDefaultMessage() != null
            ? value.getDefaultMessage()
            : argument instanceof String text ? text : "";
  }

  private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem, HttpHeaders headers) {
    return ResponseEntity.status(problem.getStatus())
        .headers(headers)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }

  private static HttpHeaders retryAfter() {
    HttpHeaders headers = new HttpHeaders();
    headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(RETRY_AFTER_SECONDS));
    return headers;
  }

  private static @Nullable String requestId() {
    return MDC.get(Problems.REQUEST_ID);
  }
}
