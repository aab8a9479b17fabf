package org.wattline.console.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to an account.
 *
 * @param what in the reader's words
 * @param detail more of it, or empty
 * @param path where it can be seen, or null
 */
record TimelineEvent(Kind kind, Instant at, String what, String detail, @Nullable String path) {

  /** What the timeline filters by. */
  enum Kind {
    BILLS,
    PAYMENTS,
    AGREEMENTS,
    MAILS,
    CHANGES
  }
}
