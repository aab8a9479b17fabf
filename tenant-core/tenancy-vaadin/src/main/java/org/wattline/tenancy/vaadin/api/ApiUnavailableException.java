package org.wattline.tenancy.vaadin.api;

/** A service did not answer, or not in time. Trying again later may help. */
public final class ApiUnavailableException extends RuntimeException {
  public ApiUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }

  public ApiUnavailableException(String message) {
    super(message);
  }
}
