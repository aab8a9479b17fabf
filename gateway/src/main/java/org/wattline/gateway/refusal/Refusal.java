package org.wattline.gateway.refusal;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A no, and what the caller can do about it.
 *
 * @param reason the stable reason
 * @param status the HTTP status, usually the reason's
 * @param detail one or two sentences for the developer of a program
 * @param publicReason what the supplier or the operator wants said to people, such as why a
 *     supplier is suspended; null where nothing is
 * @param retryAfter when it makes sense to ask again, null where it does not
 */
public record Refusal(
    Reason reason,
    int status,
    String detail,
    @Nullable String publicReason,
    @Nullable Duration retryAfter) {

  public static Refusal of(Reason reason, String detail) {
    return new Refusal(reason, reason.status(), detail, null, null);
  }

  public Refusal retryAfter(Duration wait) {
    return new Refusal(reason, status, detail, publicReason, wait);
  }

  public Refusal withPublicReason(@Nullable String text) {
    return new Refusal(reason, status, detail, text, retryAfter);
  }

  public Refusal withStatus(int other) {
    return new Refusal(reason, other, detail, publicReason, retryAfter);
  }

  /** To be thrown or signalled. */
  public Refused asException() {
    return new Refused(this);
  }
}
