package org.wattline.tenancy.vaadin.signin;

/** The identity server could not be asked; what was to be done can be tried again. */
public final class SignInUnavailableException extends RuntimeException {
  public SignInUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
