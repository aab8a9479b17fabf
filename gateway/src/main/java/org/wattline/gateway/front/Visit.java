package org.wattline.gateway.front;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;
import org.wattline.gateway.door.Destination;
import org.wattline.gateway.door.Door;
import org.wattline.gateway.header.TraceContext;
import org.wattline.gateway.refusal.Refusal;
import org.wattline.gateway.token.Caller;
import org.wattline.tenancy.directory.TenantEntry;

/** What the gateway has learned of one request so far. Filled wall by wall, read by the books. */
public final class Visit {

  private static final String ATTRIBUTE = Visit.class.getName();
  private static final String NOBODY = "none";

  private final String requestId;
  private final long startedAt;
  private final String clientAddress;
  private TraceContext trace;
  private String path = "";
  private String host = "";
  private @Nullable Door door;
  private @Nullable Destination destination;
  private @Nullable Caller caller;
  private @Nullable Refusal refusal;

  /**
   * @param startedAt nanoseconds on an arbitrary clock
   */
  Visit(String requestId, long startedAt, String clientAddress, TraceContext trace) {
    this.requestId = requestId;
    this.startedAt = startedAt;
    this.clientAddress = clientAddress;
    this.trace = trace;
  }

  void attachTo(ServerWebExchange exchange) {
    exchange.getAttributes().put(ATTRIBUTE, this);
  }

  /**
   * The visit that an exchange belongs to.
   *
   * @throws IllegalStateException where the request did not come through the front door
   */
  public static Visit of(ServerWebExchange exchange) {
    Visit visit = exchange.getAttribute(ATTRIBUTE);
    if (visit == null) {
      throw new IllegalStateException("The request did not come through the front door");
    }
    return visit;
  }

  public String requestId() {
    return requestId;
  }

  long startedAt() {
    return startedAt;
  }

  public String clientAddress() {
    return clientAddress;
  }

  public TraceContext trace() {
    return trace;
  }

  void trace(TraceContext known) {
    this.trace = known;
  }

  String path() {
    return path;
  }

  void path(String asked) {
    this.path = asked;
  }

  /** The host asked for, in its one form; empty before it was found to be one. */
  public String host() {
    return host;
  }

  void host(String asked) {
    this.host = asked;
  }

  public @Nullable Door door() {
    return door;
  }

  void door(Door found) {
    this.door = found;
  }

  public @Nullable Destination destination() {
    return destination;
  }

  void destination(Destination found) {
    this.destination = found;
  }

  public @Nullable Caller caller() {
    return caller;
  }

  void caller(Caller verified) {
    this.caller = verified;
  }

  public @Nullable Refusal refusal() {
    return refusal;
  }

  void refusal(Refusal given) {
    this.refusal = given;
  }

  public @Nullable TenantEntry tenant() {
    return door == null ? null : door.owner();
  }

  /** The tenant's slug for logs and metrics; {@code platform} or {@code none} where it has none. */
  public String tenantTag() {
    TenantEntry tenant = tenant();
    if (tenant != null) {
      return tenant.slug();
    }
    return door instanceof Door.Platform ? "platform" : NOBODY;
  }

  String doorTag() {
    return door == null ? NOBODY : door.kind();
  }

  String destinationTag() {
    return destination == null
        ? NOBODY
        : destination.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
