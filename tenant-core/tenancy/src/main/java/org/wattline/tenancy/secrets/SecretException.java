package org.wattline.tenancy.secrets;

import org.jspecify.annotations.Nullable;

/** A secret cannot be opened: another tenant's, another name's, altered, or its key is gone. */
public final class SecretException extends RuntimeException {
  SecretException(String message) {
    super(message);
  }

  SecretException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
