package org.wattline.gateway.front;

import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.wattline.gateway.PublicSite;
import org.wattline.gateway.door.Destination;
import org.wattline.gateway.header.InboundHeaders;
import org.wattline.gateway.refusal.Reason;
import org.wattline.gateway.refusal.Refusal;

/**
 * No other site may act for our users: no CORS, no push opened from elsewhere, no form sent from
 * elsewhere. The identity server has its own guards, and its sign-in pages hide their origin.
 */
final class Origins {

  private final PublicSite site;

  Origins(PublicSite site) {
    this.site = site;
  }

  /**
   * @throws org.wattline.gateway.refusal.Refused with {@link Reason#FOREIGN_ORIGIN}
   */
  void refuseForeign(HttpMethod method, HttpHeaders headers, Destination destination, String host) {
    List<String> origins = headers.getOrEmpty(HttpHeaders.ORIGIN);
    if (HttpMethod.OPTIONS.equals(method)
        && headers.containsHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD)) {
      throw foreign("This API is not open to scripts of other sites.");
    }
    if (origins.isEmpty()
        || (origins.size() == 1 && origins.getFirst().equals(site.origin(host)))) {
      return;
    }
    if (InboundHeaders.asksForWebSocket(headers)) {
      throw foreign("A push can only be opened by this host's own pages.");
    }
    if (destination.api()) {
      throw foreign("This API is not open to scripts of other sites.");
    }
    if (destination.pages() && !HttpMethod.GET.equals(method) && !HttpMethod.HEAD.equals(method)) {
      throw foreign("Forms can only be sent from this host's own pages.");
    }
  }

  private static RuntimeException foreign(String why) {
    return Refusal.of(Reason.FOREIGN_ORIGIN, why).asException();
  }
}
