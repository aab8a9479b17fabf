package org.wattline.gateway;

import org.wattline.tenancy.directory.PublicAddress;

/**
 * How browsers write the addresses of this installation.
 *
 * @param address before any proxy, not the port listened on
 */
public record PublicSite(PublicAddress address) {

  public PublicSite {
    if (!address.scheme().equals("http") && !address.scheme().equals("https")) {
      throw new IllegalArgumentException(
          "wattline.public.scheme must be http or https, not " + address.scheme());
    }
  }

  public boolean secure() {
    return address.scheme().equals("https");
  }

  /** The host with its port, unless that goes without saying: as in {@code Host}. */
  public String authority(String host) {
    return address.url(host).substring(address.scheme().length() + "://".length());
  }

  /** Scheme, host and port: as in {@code Origin}. */
  public String origin(String host) {
    return address.url(host);
  }

  /** The origin of WebSockets to the same place. */
  public String webSocketOrigin(String host) {
    return (secure() ? "wss://" : "ws://") + authority(host);
  }
}
