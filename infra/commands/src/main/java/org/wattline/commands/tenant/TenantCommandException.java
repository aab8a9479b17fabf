package org.wattline.commands.tenant;

/** The command cannot do what was asked; the message says why and what to do. */
final class TenantCommandException extends RuntimeException {
  private final int exitStatus;

  private TenantCommandException(int exitStatus, String message) {
    super(message);
    this.exitStatus = exitStatus;
  }

  /** The command line is not right. */
  static TenantCommandException usage(String message) {
    return new TenantCommandException(TenantCommand.USAGE, message);
  }

  /** The control plane refused, or a job stands still. */
  static TenantCommandException refused(String message) {
    return new TenantCommandException(TenantCommand.REFUSED, message);
  }

  /** Nobody answers, or nobody is signed in. */
  static TenantCommandException unreachable(String message) {
    return new TenantCommandException(TenantCommand.UNREACHABLE, message);
  }

  int exitStatus() {
    return exitStatus;
  }
}
