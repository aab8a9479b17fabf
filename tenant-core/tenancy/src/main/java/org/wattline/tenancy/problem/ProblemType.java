package org.wattline.tenancy.problem;

import java.net.URI;
import java.util.regex.Pattern;

/**
 * A reason that programs can rely on: the type never changes its meaning.
 *
 * @param reason in kebab case, the last part of the type's URI
 * @param status the HTTP status it is answered with, 400 to 599
 * @param title what every problem of this type has in common, without a full stop
 */
public record ProblemType(String reason, int status, String title) {
  private static final String BASE = "https://wattline.org/problems/";
  private static final Pattern KEBAB = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  public ProblemType {
    if (!KEBAB.matcher(reason).matches()) {
      throw new IllegalArgumentException("A problem's reason is in kebab case, not " + reason);
    }
    if (status < 400 || status > 599) {
      throw new IllegalArgumentException("A problem's status is 400 to 599, not " + status);
    }
  }

  public URI uri() {
    return URI.create(BASE + reason);
  }

  /** A refusal of this type. */
  public ProblemException because(String detail) {
    return new ProblemException(this, detail);
  }
}
