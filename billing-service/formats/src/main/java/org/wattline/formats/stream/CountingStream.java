package org.wattline.formats.stream;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.wattline.formats.FormatRefusedException;
import org.wattline.formats.Place;
import org.wattline.formats.RefusalReason;

/** Counts bytes and stops a document that is longer than its limit. Never closes what it reads. */
public final class CountingStream extends FilterInputStream {

  private final long limit;
  private long count;

  public CountingStream(InputStream in, long limit) {
    super(in);
    this.limit = limit;
  }

  /** Bytes read so far. */
  public long count() {
    return count;
  }

  @Override
  public int read() throws IOException {
    int b = super.read();
    if (b >= 0) {
      counted(1);
    }
    return b;
  }

  @Override
  public int read(byte[] b, int off, int len) throws IOException {
    int n = super.read(b, off, len);
    if (n > 0) {
      counted(n);
    }
    return n;
  }

  @Override
  public long skip(long n) throws IOException {
    long skipped = super.skip(n);
    counted(skipped);
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  @Override
  public void close() {
    // the stream is the caller's
  }

  private void counted(long n) throws IOException {
    count += n;
    if (count > limit) {
      throw new RefusedInStream(
          new FormatRefusedException(
              RefusalReason.LIMIT_EXCEEDED,
              Place.DOCUMENT,
              "The document is longer than " + limit + " bytes."));
    }
  }

  /** Carries a refusal through code that knows only {@link IOException}. */
  public static final class RefusedInStream extends IOException {
    private static final long serialVersionUID = 1L;
    private final transient FormatRefusedException refusal;

    public RefusedInStream(FormatRefusedException refusal) {
      super(refusal.getMessage(), refusal);
      this.refusal = refusal;
    }

    public FormatRefusedException refusal() {
      return refusal;
    }
  }
}
