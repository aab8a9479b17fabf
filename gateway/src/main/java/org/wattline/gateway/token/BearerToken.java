package org.wattline.gateway.token;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.wattline.gateway.refusal.Reason;
import org.wattline.gateway.refusal.Refusal;

/**
 * A signed token as it came with a request; nothing in it is believed yet.
 *
 * @param value three parts of base64url, at most {@value #MAX_LENGTH} characters
 */
public record BearerToken(String value) {

  /** Twice what a member of every role carries. */
  static final int MAX_LENGTH = 8_192;

  private static final Pattern SIGNED =
      Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");
  private static final String SCHEME = "bearer ";

  /**
   * The token of a request, if it carries one.
   *
   * @throws org.wattline.gateway.refusal.Refused where the request says twice who is calling, or
   *     says it in another way than with one signed token
   */
  public static Optional<BearerToken> of(HttpHeaders headers) {
    List<String> values = headers.getOrEmpty(HttpHeaders.AUTHORIZATION);
    if (values.isEmpty()) {
      return Optional.empty();
    }
    if (values.size() > 1) {
      throw Refusal.of(
              Reason.AMBIGUOUS_CREDENTIALS,
              "The request has several Authorization headers. Send exactly one.")
          .asException();
    }
    String value = values.getFirst();
    if (!value.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      throw invalid("Only bearer tokens are accepted in the Authorization header.");
    }
    String token = value.substring(SCHEME.length()).strip();
    if (token.length() > MAX_LENGTH || !SIGNED.matcher(token).matches()) {
      throw invalid("The Authorization header does not carry a signed token.");
    }
    return Optional.of(new BearerToken(token));
  }

  private static RuntimeException invalid(String detail) {
    return Refusal.of(Reason.INVALID_TOKEN, detail).asException();
  }

  /** Never shows itself: tokens end up in logs too easily. */
  @Override
  public String toString() {
    return "BearerToken";
  }
}
