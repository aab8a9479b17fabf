package org.wattline.tenancy.directory;

/** No snapshot of the registry has been read yet, neither from the control plane nor from disk. */
public final class DirectoryNotReadyException extends IllegalStateException {
  public DirectoryNotReadyException() {
    super(
        "The tenant directory is empty: the control plane has not answered since the start and no saved snapshot was found."
            + " Check wattline.directory.url and wattline.directory.cache-file");
  }
}
