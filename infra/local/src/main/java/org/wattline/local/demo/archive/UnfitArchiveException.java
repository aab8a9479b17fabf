package org.wattline.local.demo.archive;

/** Why an archive is not restored: its message goes on after "is not used:". */
final class UnfitArchiveException extends Exception {
  private static final long serialVersionUID = 1L;

  UnfitArchiveException(String reason) {
    super(reason);
  }
}
