package org.wattline.commands.rate;

/** What was asked cannot be done; the message says why and what to do. */
final class RateCommandException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitStatus;

  private RateCommandException(int exitStatus, String message) {
    super(message);
    this.exitStatus = exitStatus;
  }

  /** The command line is not right. */
  static RateCommandException usage(String message) {
    return new RateCommandException(RateCommand.USAGE, message);
  }

  /** A file cannot be read or is not what it should be. */
  static RateCommandException file(String message) {
    return new RateCommandException(RateCommand.FILE, message);
  }

  int exitStatus() {
    return exitStatus;
  }
}
