package org.wattline.controlplane.api;

import java.util.List;

/** The languages that Wattline's pages, mails and documents have texts in. */
public final class Languages {
  /** Their BCP 47 language subtags. */
  public static final List<String> WITH_TEXTS = List.of("en", "fr", "nl");

  private Languages() {}
}
