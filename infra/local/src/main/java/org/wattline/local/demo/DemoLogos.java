package org.wattline.local.demo;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The demo suppliers' logos as data URIs. */
final class DemoLogos {
  /** A rising sun over a line. */
  static final String SUN =
      svg(
          """
          <circle cx="16" cy="20" r="7" fill="#0b6e4f"/>\
          <g stroke="#0b6e4f" stroke-width="2.5" stroke-linecap="round">\
          <path d="M16 4v5M5 9l3.5 3.5M27 9l-3.5 3.5M2 20h4M26 20h4M3 28h26"/></g>""");

  /** Four squares, one of them lit. */
  static final String GRID =
      svg(
          """
          <g fill="none" stroke="#7a3e9d" stroke-width="2.5"><rect x="4" y="4" width="10" height="10" rx="2"/>\
          <rect x="18" y="18" width="10" height="10" rx="2"/><rect x="4" y="18" width="10" height="10" rx="2"/></g>\
          <rect x="17" y="3" width="12" height="12" rx="2.5" fill="#7a3e9d"/>""");

  private DemoLogos() {}

  private static String svg(String shapes) {
    String image =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 32 32\">" + shapes + "</svg>";
    return "data:image/svg+xml;base64,"
        + Base64.getEncoder().encodeToString(image.getBytes(StandardCharsets.UTF_8));
  }
}
