package org.wattline.rating.json;

import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

/** Says why and where a text stops being JSON. */
public final class Unreadable {
  private Unreadable() {}

  /** A part of a sentence: the reason, with the line and the column. */
  public static String reason(JacksonException unreadable) {
    String message =
        Objects.requireNonNullElse(unreadable.getOriginalMessage(), "no reason given")
            // the parser's own way to say where: it knows of no file
            .replaceAll("(?s) \\(start marker at \\[Source.*", "");
    TokenStreamLocation at = unreadable.getLocation();
    return at == null || at.getLineNr() < 1
        ? message
        : message + " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
  }
}
