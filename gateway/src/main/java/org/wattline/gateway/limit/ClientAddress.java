package org.wattline.gateway.limit;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Where a request comes from. Only a load balancer that the installation names is believed when it
 * says that it speaks for another.
 */
public final class ClientAddress {

  private static final String FORWARDED_FOR = "X-Forwarded-For";
  private static final String UNKNOWN = "unknown";

  private final List<Network> trusted;

  /**
   * @param trustedProxies addresses or networks, such as {@code 10.0.0.0/8}
   * @throws IllegalArgumentException naming the one that cannot be read
   */
  public ClientAddress(List<String> trustedProxies) {
    this.trusted = trustedProxies.stream().map(Network::parse).toList();
  }

  /** The caller's address as text, without a port. */
  public String of(@Nullable InetSocketAddress peer, HttpHeaders headers) {
    if (peer == null || peer.getAddress() == null) {
      return UNKNOWN;
    }
    InetAddress address = peer.getAddress();
    if (trusted.isEmpty() || !isTrusted(address)) {
      return text(address);
    }
    // from the right: each trusted hop vouches for the one before it
    String chain = String.join(",", headers.getOrEmpty(FORWARDED_FOR));
    String[] hops = chain.split(",", -1);
    for (int i = hops.length - 1; i >= 0; i--) {
      InetAddress hop = Network.literal(hops[i].strip());
      if (hop == null) {
        break;
      }
      address = hop;
      if (!isTrusted(hop)) {
        break;
      }
    }
    return text(address);
  }

  private boolean isTrusted(InetAddress address) {
    return trusted.stream().anyMatch(network -> network.contains(address));
  }

  private static String text(InetAddress address) {
    String text = address.getHostAddress();
    int zone = text.indexOf('%');
    return zone < 0 ? text : text.substring(0, zone);
  }

  /**
   * What shares one bucket: an IPv4 address, or an IPv6 network of 64 bits, which is what one
   * connection is given.
   */
  public static String bucketOf(String address) {
    InetAddress parsed = Network.literal(address);
    if (parsed == null || parsed.getAddress().length == 4) {
      return address;
    }
    byte[] bytes = parsed.getAddress();
    StringBuilder network = new StringBuilder();
    for (int i = 0; i < 8; i += 2) {
      network
          .append(Integer.toHexString(((bytes[i] & 0xff) << 8) | (bytes[i + 1] & 0xff)))
          .append(':');
    }
    return network.append(":64").toString();
  }
}
