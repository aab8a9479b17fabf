package org.wattline.gateway.front;

import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.util.unit.DataSize;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.wattline.gateway.GatewaySettings;
import org.wattline.gateway.door.Authority;
import org.wattline.gateway.door.Destination;
import org.wattline.gateway.door.Door;
import org.wattline.gateway.door.Doors;
import org.wattline.gateway.door.RequestTarget;
import org.wattline.gateway.header.InboundHeaders;
import org.wattline.gateway.header.TraceContext;
import org.wattline.gateway.limit.BodyLimit;
import org.wattline.gateway.limit.ClientAddress;
import org.wattline.gateway.refusal.Reason;
import org.wattline.gateway.refusal.Refusal;
import org.wattline.gateway.refusal.RefusalWriter;
import org.wattline.gateway.refusal.Refused;
import org.wattline.gateway.route.UpstreamFailures;
import org.wattline.gateway.token.BearerToken;
import org.wattline.gateway.token.IssuerWall;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.channel.ChannelOperations;
import reactor.netty.http.server.HttpServerRequest;

/**
 * Leads every request past the walls, in the order in which {@link org.wattline.gateway} tells
 * them, and answers for those that do not get past.
 */
public final class FrontDoor implements WebFilter {

  private static final Logger LOG = LoggerFactory.getLogger(FrontDoor.class);

  private static final Set<HttpMethod> METHODS =
      Set.of(
          HttpMethod.GET,
          HttpMethod.HEAD,
          HttpMethod.POST,
          HttpMethod.PUT,
          HttpMethod.PATCH,
          HttpMethod.DELETE,
          HttpMethod.OPTIONS);

  private static final int SWITCHING_PROTOCOLS = 101;
  private static final int OK = 200;
  private static final int FIRST_SERVER_ERROR = 500;

  /** Paths longer than this are cut in the log. */
  private static final int MAX_LOGGED_PATH = 500;

  private final Doors doors;
  private final InboundHeaders inbound;
  private final IssuerWall issuers;
  private final CallerLimits limits;
  private final Origins origins;
  private final Answers answers;
  private final RefusalWriter refusals;
  private final Books books;
  private final OpenSockets sockets;
  private final ClientAddress addresses;
  private final GatewaySettings.Body sizes;
  private final LongSupplier nanoTime;

  FrontDoor(
      Doors doors,
      InboundHeaders inbound,
      IssuerWall issuers,
      CallerLimits limits,
      Origins origins,
      Answers answers,
      RefusalWriter refusals,
      Books books,
      OpenSockets sockets,
      ClientAddress addresses,
      GatewaySettings.Body sizes,
      LongSupplier nanoTime) {
    this.doors = doors;
    this.inbound = inbound;
    this.issuers = issuers;
    this.limits = limits;
    this.origins = origins;
    this.answers = answers;
    this.refusals = refusals;
    this.books = books;
    this.sockets = sockets;
    this.addresses = addresses;
    this.sizes = sizes;
    this.nanoTime = nanoTime;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    ServerHttpRequest request = exchange.getRequest();
    Scheduler home = home(request);
    Visit visit = arrival(request);
    visit.attachTo(exchange);
    exchange
        .getResponse()
        .beforeCommit(() -> Mono.fromRunnable(() -> answers.dress(exchange, visit)));
    return Mono.deferContextual(
            context -> {
              Spans.traceOf(context).ifPresent(visit::trace);
              return admitted(exchange, visit, chain, home);
            })
        .publishOn(home)
        .onErrorResume(failure -> refuse(exchange, visit, failure))
        .doFinally(signal -> close(exchange, visit, signal));
  }

  /**
   * The thread of the request's own connection. What Redis or a service answered comes on a thread
   * of theirs; an answer that is written from there now and then ends after the caller's next
   * request has arrived on the connection, which then is never looked at.
   */
  private static Scheduler home(ServerHttpRequest request) {
    return ServerHttpRequestDecorator.getNativeRequest(request)
            instanceof ChannelOperations<?, ?> connection
        ? Schedulers.fromExecutor(connection.channel().eventLoop())
        : Schedulers.immediate();
  }

  private Visit arrival(ServerHttpRequest request) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    HexFormat hex = HexFormat.of();
    return new Visit(
        hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong()),
        nanoTime.getAsLong(),
        addresses.of(request.getRemoteAddress(), request.getHeaders()),
        TraceContext.parse(request.getHeaders().getOrEmpty("traceparent"))
            .orElseGet(TraceContext::create));
  }

  private Mono<Void> admitted(
      ServerWebExchange exchange, Visit visit, WebFilterChain chain, Scheduler home) {
    ServerHttpRequest request = exchange.getRequest();
    HttpHeaders headers = request.getHeaders();
    HttpMethod method = request.getMethod();
    Destination destination = findDestination(request, visit);
    Door door = visit.door();
    if (door == null) {
      return Mono.error(new IllegalStateException("A destination without a door"));
    }
    origins.refuseForeign(method, headers, destination, door.host());
    Optional<BearerToken> token = BearerToken.of(headers);
    ServerHttpRequest clean =
        BodyLimit.apply(
            request
                .mutate()
                .headers(cleaned -> inbound.clean(cleaned, door.host(), destination.api()))
                .build(),
            largestBody(destination));

    Mono<Void> identified =
        token.map(value -> identified(value, door, visit, method)).orElseGet(Mono::empty);
    Mono<Void> served = Mono.defer(() -> chain.filter(exchange.mutate().request(clean).build()));
    return identified
        .then(Mono.defer(() -> limits.admit(visit, method)))
        .publishOn(home)
        .then(
            InboundHeaders.asksForWebSocket(headers)
                ? sockets.open(
                    visit.tenant(), ServerHttpRequestDecorator.getNativeRequest(request), served)
                : served);
  }

  /** Wall 1, and what can be said of a request before anybody is asked. */
  private Destination findDestination(ServerHttpRequest request, Visit visit) {
    HttpServerRequest wire = ServerHttpRequestDecorator.getNativeRequest(request);
    visit.path(loggable(wire.uri()));
    if (!METHODS.contains(request.getMethod())) {
      throw Refusal.of(Reason.METHOD_NOT_ALLOWED, "This method is not served here.").asException();
    }
    HttpHeaders headers = request.getHeaders();
    InboundHeaders.refuseTooMany(headers);
    InboundHeaders.refuseUnreadableFraming(headers);
    RequestTarget target = RequestTarget.parse(wire.uri());
    Authority authority = doors.authority(headers.getOrEmpty(HttpHeaders.HOST), target);
    visit.host(authority.host());
    Door door = doors.find(authority, target);
    visit.door(door);
    doors.refuseUnlessServing(door);
    Destination destination = doors.destination(door, target);
    visit.destination(destination);
    return destination;
  }

  /** Wall 3. */
  private Mono<Void> identified(BearerToken token, Door door, Visit visit, HttpMethod method) {
    return issuers
        .verify(token, door.realm())
        .doOnNext(visit::caller)
        .then()
        .onErrorResume(
            Refused.class,
            refused ->
                refused.refusal().status() < FIRST_SERVER_ERROR
                    ? limits.countGuess(visit, method).then(Mono.error(refused))
                    : Mono.error(refused));
  }

  private DataSize largestBody(Destination destination) {
    return switch (destination) {
      case BILLING -> sizes.api();
      case CONTROL_PLANE -> sizes.platformApi();
      case PORTAL, CONSOLE, EXTRA -> sizes.pages();
      case IDENTITY -> sizes.identity();
    };
  }

  private Mono<Void> refuse(ServerWebExchange exchange, Visit visit, Throwable failure) {
    Refusal refusal =
        UpstreamFailures.refusalOf(failure)
            .orElseGet(
                () -> {
                  LOG.error("Request {} failed in the gateway", visit.requestId(), failure);
                  return Refusal.of(
                      Reason.INTERNAL, "The gateway failed on this request. Report the instance.");
                });
    visit.refusal(refusal);
    if (exchange.getResponse().isCommitted()) {
      LOG.warn(
          "Request {} broke off after its answer had begun: {}",
          visit.requestId(),
          failure.toString());
      return Mono.error(failure);
    }
    return refusals.write(exchange, refusal, visit.tenant(), visit.requestId());
  }

  private void close(ServerWebExchange exchange, Visit visit, SignalType signal) {
    books.write(
        visit,
        exchange.getRequest().getMethod(),
        signal == SignalType.CANCEL ? Books.CALLER_LEFT : status(exchange, visit),
        nanoTime.getAsLong() - visit.startedAt());
  }

  private static int status(ServerWebExchange exchange, Visit visit) {
    if (visit.refusal() == null
        && InboundHeaders.asksForWebSocket(exchange.getRequest().getHeaders())) {
      return SWITCHING_PROTOCOLS;
    }
    HttpStatusCode status = exchange.getResponse().getStatusCode();
    return status == null ? OK : status.value();
  }

  private static String loggable(String uri) {
    int query = uri.indexOf('?');
    String path = query < 0 ? uri : uri.substring(0, query);
    return path.length() > MAX_LOGGED_PATH ? path.substring(0, MAX_LOGGED_PATH) + "…" : path;
  }
}
