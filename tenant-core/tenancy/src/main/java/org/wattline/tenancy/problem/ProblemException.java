package org.wattline.tenancy.problem;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A request is refused for a reason that its sender may know. The message is sent to the sender:
 * say what to do, and nothing of the inside.
 */
public final class ProblemException extends RuntimeException {
  private final ProblemType type;
  private final transient Map<String, Object> properties = new LinkedHashMap<>();

  public ProblemException(ProblemType type, String detail) {
    super(detail);
    this.type = type;
  }

  /** Adds a member for programs to read; the names of RFC 9457 are taken. */
  public ProblemException with(String name, Object value) {
    properties.put(name, value);
    return this;
  }

  public ProblemType type() {
    return type;
  }

  public String detail() {
    return String.valueOf(getMessage());
  }

  public Map<String, Object> properties() {
    return Map.copyOf(properties);
  }
}
