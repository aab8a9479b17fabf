package org.wattline.tenancy.vaadin.signin;

/** The person's sign-in is over and cannot be renewed silently: they must sign in again. */
public final class SignInExpiredException extends RuntimeException {
  public SignInExpiredException(String message) {
    super(message);
  }

  public SignInExpiredException(String message, Throwable cause) {
    super(message, cause);
  }
}
