package org.wattline.formats.stream;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Notes the failures of a stream, so that they are told from the failures that a parser calls by
 * the same name. Never closes what it reads.
 */
final class NotingStream extends FilterInputStream {

  private @Nullable IOException failure;

  NotingStream(InputStream in) {
    super(in);
  }

  /** What the stream failed with; null while it did not. */
  @Nullable IOException failure() {
    return failure;
  }

  @Override
  public int read() throws IOException {
    try {
      return super.read();
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  @Override
  public int read(byte[] b, int off, int len) throws IOException {
    try {
      return super.read(b, off, len);
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  @Override
  public void close() {
    // the stream is the caller's
  }
}
