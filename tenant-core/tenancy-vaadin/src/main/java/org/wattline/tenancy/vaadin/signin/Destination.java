package org.wattline.tenancy.vaadin.signin;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** The page a person wanted before they had to sign in. Only ever a path of this site. */
final class Destination {
  static final String ATTRIBUTE = Destination.class.getName();
  private static final int MAX_LENGTH = 1024;
  private static final String HOME = "/";

  private Destination() {}

  /** The path asked for when it is one of this site's pages; else the start page. */
  static String safe(@Nullable String wanted) {
    if (wanted == null || wanted.length() > MAX_LENGTH) {
      return HOME;
    }
    String path = wanted.startsWith("/") ? wanted : "/" + wanted;
    if (path.startsWith("//") || path.contains("\\") || path.chars().anyMatch(c -> c < ' ')) {
      return HOME;
    }
    try {
      URI uri = new URI(path);
      boolean ours = uri.getScheme() == null && uri.getRawAuthority() == null;
      return ours && !path.startsWith("/sign-") ? path : HOME;
    } catch (URISyntaxException e) {
      return HOME;
    }
  }
}
