package org.wattline.documents.pdf;

import java.util.Arrays;
import java.util.zip.Deflater;

/** Bytes deflated as PDF keeps its streams. */
final class Deflated {
  private Deflated() {}

  static byte[] of(byte[] plain) {
    Deflater deflater = new Deflater();
    try {
      deflater.setInput(plain);
      deflater.finish();
      byte[] deflated = new byte[plain.length / 2 + 64];
      int length = 0;
      while (!deflater.finished()) {
        if (length == deflated.length) {
          deflated = Arrays.copyOf(deflated, 2 * length);
        }
        length += deflater.deflate(deflated, length, deflated.length - length);
      }
      return Arrays.copyOf(deflated, length);
    } finally {
      deflater.end();
    }
  }
}
