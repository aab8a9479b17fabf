package org.wattline.formats.espi;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An Atom entry: its links, and the resources found in its content. */
final class EspiEntry {

  /** Links of one entry. */
  static final int MAX_RELATED = 10_000;

  String self = "";
  String up = "";
  String selfType = "";
  String id = "";
  String title = "";
  final List<String> related = new ArrayList<>(4);
  @Nullable Integer serviceKind;
  boolean isMeterReading;
  @Nullable ReadingType readingType;

  /** Ranges of held readings found before the links were complete: from, to, start of the block. */
  final List<long[]> held = new ArrayList<>(1);

  /** What a link is compared by: without blanks and a slash at its end. */
  static String normal(String href) {
    String trimmed = href.strip();
    return trimmed.endsWith("/") ? trimmed.substring(0, trimmed.length() - 1) : trimmed;
  }

  /** The last part of the self link, or the id, for rejections. */
  String name() {
    return self.isEmpty() ? id : self;
  }
}
