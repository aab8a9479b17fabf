package org.wattline.gateway.front;

import java.net.URI;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import org.wattline.gateway.door.Destination;
import org.wattline.gateway.door.Door;
import org.wattline.gateway.header.OutboundHeaders;
import org.wattline.gateway.header.SecurityHeaders;
import org.wattline.tenancy.directory.TenantDirectory;

/** Dresses every answer, a service's or our own, just before it leaves. */
final class Answers {

  private final OutboundHeaders outbound;
  private final SecurityHeaders security;
  private final TenantDirectory directory;

  Answers(OutboundHeaders outbound, SecurityHeaders security, TenantDirectory directory) {
    this.outbound = outbound;
    this.security = security;
    this.directory = directory;
  }

  void dress(ServerWebExchange exchange, Visit visit) {
    HttpHeaders headers = exchange.getResponse().getHeaders();
    Door door = visit.door();
    Destination destination = visit.destination();
    if (visit.refusal() != null || door == null || destination == null) {
      security.writeForEverything(headers);
    } else {
      outbound.rewrite(headers, door.host(), upstream(exchange), destination.api());
      security.rewrite(headers, door, destination, directory.platform());
    }
    headers.set("X-Request-Id", visit.requestId());
  }

  private static String upstream(ServerWebExchange exchange) {
    URI asked = exchange.getAttribute(ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR);
    return asked == null ? "" : asked.getScheme() + "://" + asked.getAuthority();
  }
}
