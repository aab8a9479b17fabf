package org.wattline.billing.payments.bank.internal;

import java.io.Serial;

/** A file that is no bank's statement; the message says why, to the person who sent it. */
class CamtRefusedException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  CamtRefusedException(String sentence) {
    super(sentence);
  }

  CamtRefusedException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
