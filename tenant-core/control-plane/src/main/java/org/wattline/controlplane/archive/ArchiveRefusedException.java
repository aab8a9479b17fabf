package org.wattline.controlplane.archive;

import org.jspecify.annotations.Nullable;

/** An archive is damaged, was altered, cannot be opened, or is not one of ours. */
public final class ArchiveRefusedException extends RuntimeException {
  private final @Nullable String member;

  ArchiveRefusedException(@Nullable String member, String message) {
    super(message);
    this.member = member;
  }

  ArchiveRefusedException(@Nullable String member, String message, Throwable cause) {
    super(message, cause);
    this.member = member;
  }

  /** The part of the archive that is wrong, where it is one. */
  public @Nullable String member() {
    return member;
  }
}
