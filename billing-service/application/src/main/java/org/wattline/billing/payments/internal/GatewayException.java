package org.wattline.billing.payments.internal;

/** The gateway did not do what it was asked. */
abstract sealed class GatewayException extends RuntimeException {
  private GatewayException(String message, Throwable cause) {
    super(message, cause);
  }

  /** No answer, or none that says: it may or may not have been done. */
  static final class OutcomeUnknown extends GatewayException {
    OutcomeUnknown(Throwable cause) {
      super("The payment provider did not answer", cause);
    }
  }

  /** It was refused, and nothing was done. */
  static final class Refused extends GatewayException {
    private final String code;

    Refused(String code, Throwable cause) {
      super("The payment provider refused: " + code, cause);
      this.code = code;
    }

    /** The gateway's own word. */
    String code() {
      return code;
    }
  }
}
