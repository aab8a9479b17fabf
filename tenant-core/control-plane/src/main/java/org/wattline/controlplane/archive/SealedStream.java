package org.wattline.controlplane.archive;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A stream sealed in chunks (AES-256-GCM). Each member has a key of its own, so the chunks' numbers
 * serve as nonces; the last chunk is marked in its nonce, so that neither a chunk nor the end can
 * be taken away.
 */
final class SealedStream {
  private static final int CHUNK = 64 * 1024;
  private static final int TAG_BYTES = 16;
  private static final int NONCE_BYTES = 12;

  private SealedStream() {}

  static OutputStream sealing(OutputStream out, byte[] key) {
    return new Sealing(out, key);
  }

  static InputStream opening(InputStream in, byte[] key, String member) {
    return new Opening(in, key, member);
  }

  private static Cipher cipher(int mode, byte[] key, long chunk, boolean last)
      throws GeneralSecurityException {
    byte[] nonce = ByteBuffer.allocate(NONCE_BYTES).putLong(chunk).putInt(last ? 1 : 0).array();
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BYTES * 8, nonce));
    return cipher;
  }

  private static final class Sealing extends FilterOutputStream {
    private final byte[] key;
    private final byte[] buffer = new byte[CHUNK];
    private int filled;
    private long chunk;
    private boolean closed;

    Sealing(OutputStream out, byte[] key) {
      super(out);
      this.key = key;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      int from = offset;
      int left = length;
      while (left > 0) {
        if (filled == CHUNK) {
          seal(false);
        }
        int part = Math.min(left, CHUNK - filled);
        System.arraycopy(bytes, from, buffer, filled, part);
        filled += part;
        from += part;
        left -= part;
      }
    }

    /** Seals what is left and marks the end; the stream below stays open. */
    @Override
    public void close() throws IOException {
      if (!closed) {
        closed = true;
        seal(true);
        out.flush();
      }
    }

    @Override
    public void flush() {
      // a chunk is written when it is full
    }

    private void seal(boolean last) throws IOException {
      try {
        out.write(cipher(Cipher.ENCRYPT_MODE, key, chunk++, last).doFinal(buffer, 0, filled));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("This JDK cannot do AES-256-GCM", e);
      }
      filled = 0;
    }
  }

  private static final class Opening extends FilterInputStream {
    private final byte[] key;
    private final String member;
    private byte[] ahead;
    private byte[] plain = new byte[0];
    private int position;
    private long chunk;
    private boolean begun;
    private boolean ended;

    Opening(InputStream in, byte[] key, String member) {
      super(in);
      this.key = key;
      this.member = member;
      this.ahead = new byte[0];
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      while (position == plain.length) {
        if (ended) {
          return -1;
        }
        open();
      }
      int part = Math.min(length, plain.length - position);
      System.arraycopy(plain, position, bytes, offset, part);
      position += part;
      return part;
    }

    @Override
    public boolean markSupported() {
      return false;
    }

    private void open() throws IOException {
      if (!begun) {
        ahead = in.readNBytes(CHUNK + TAG_BYTES);
        begun = true;
      }
      byte[] sealed = ahead;
      ahead = sealed.length < CHUNK + TAG_BYTES ? new byte[0] : in.readNBytes(CHUNK + TAG_BYTES);
      ended = ahead.length == 0;
      try {
        plain = cipher(Cipher.DECRYPT_MODE, key, chunk++, ended).doFinal(sealed);
      } catch (GeneralSecurityException e) {
        throw new ArchiveRefusedException(
            member, "Member " + member + " does not open: it is damaged or was altered", e);
      }
      position = 0;
    }

    @Override
    public int available() {
      return plain.length - position;
    }
  }
}
