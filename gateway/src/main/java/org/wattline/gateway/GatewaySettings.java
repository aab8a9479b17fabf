package org.wattline.gateway;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What an installation decides about its gateway. Nothing here is about one tenant.
 *
 * @param upstreams where the services are
 * @param extraRoutes further host names under the public domain and where they lead, by their first
 *     label; a tenant's host always wins
 * @param rate how fast callers may ask
 * @param body how large requests may be
 * @param timeouts how long anything may take
 * @param connections how many connections are held
 * @param identity what of the identity server the world may reach
 * @param trustedProxies addresses or networks ({@code 10.0.0.0/8}) of load balancers whose {@code
 *     X-Forwarded-For} is believed for the client's address; nothing else of theirs is
 * @param realmKeys how the realms' public keys are kept
 */
@ConfigurationProperties("wattline.gateway")
public record GatewaySettings(
    @DefaultValue Upstreams upstreams,
    @DefaultValue Map<String, URI> extraRoutes,
    @DefaultValue Rate rate,
    @DefaultValue Body body,
    @DefaultValue Timeouts timeouts,
    @DefaultValue Connections connections,
    @DefaultValue Identity identity,
    @DefaultValue List<String> trustedProxies,
    @DefaultValue RealmKeys realmKeys) {

  /** The services' own addresses. */
  public record Upstreams(
      @DefaultValue("http://127.0.0.1:8082") URI billing,
      @DefaultValue("http://127.0.0.1:8081") URI controlPlane,
      @DefaultValue("http://127.0.0.1:8083") URI portal,
      @DefaultValue("http://127.0.0.1:8084") URI console) {}

  /**
   * Token buckets: so many requests a second for long, so many at once. A request draws from its
   * tenant's and from its caller's.
   *
   * @param tenant all of a tenant's people together
   * @param subject one signed-in caller of the API
   * @param address one client address, where no token says who calls; a family or an office shares
   *     it
   * @param redisTimeout how long a request may wait for Redis
   * @param redisPause how long Redis is left alone after it failed
   */
  public record Rate(
      @DefaultValue Tenant tenant,
      @DefaultValue Subject subject,
      @DefaultValue Address address,
      @DefaultValue("100ms") Duration redisTimeout,
      @DefaultValue("2s") Duration redisPause) {

    /** A tenant's bucket. */
    public record Tenant(@DefaultValue("2000") int perSecond, @DefaultValue("6000") int burst) {}

    /** A signed-in caller's bucket. */
    public record Subject(@DefaultValue("50") int perSecond, @DefaultValue("200") int burst) {}

    /** A client address's bucket: pages load dozens of files at once. */
    public record Address(@DefaultValue("100") int perSecond, @DefaultValue("600") int burst) {}
  }

  /**
   * The largest request bodies.
   *
   * @param api on tenants' hosts: meter files are the largest
   * @param platformApi on the platform's host: archives of tenants to restore
   * @param pages of portal and console: uploads of forms
   * @param identity of sign-in forms
   */
  public record Body(
      @DefaultValue("64MB") DataSize api,
      @DefaultValue("4GB") DataSize platformApi,
      @DefaultValue("64MB") DataSize pages,
      @DefaultValue("256KB") DataSize identity) {}

  /**
   * How long anything may take.
   *
   * @param connect to open a connection to a service
   * @param api until the first byte of an answer of the API
   * @param pages until the first byte of an answer of portal or console
   * @param identity until the first byte of an answer of the identity server
   * @param requestIdle between two reads of one request's bytes
   * @param keepAlive of a client's connection between requests
   */
  public record Timeouts(
      @DefaultValue("2s") Duration connect,
      @DefaultValue("30s") Duration api,
      @DefaultValue("60s") Duration pages,
      @DefaultValue("30s") Duration identity,
      @DefaultValue("20s") Duration requestIdle,
      @DefaultValue("60s") Duration keepAlive) {}

  /**
   * How many connections are held.
   *
   * @param perUpstream for requests, to each service
   * @param waiting requests that may wait for one of them
   * @param waitingTime how long they may
   * @param webSockets open pushes to each service, apart from requests
   * @param webSocketMessage the largest message either way
   */
  public record Connections(
      @DefaultValue("200") int perUpstream,
      @DefaultValue("1000") int waiting,
      @DefaultValue("2s") Duration waitingTime,
      @DefaultValue("10000") int webSockets,
      @DefaultValue("2MB") DataSize webSocketMessage) {}

  /**
   * What of the identity server the world may reach.
   *
   * @param machineClients whether programs outside may fetch tokens and keys through the gateway;
   *     browsers never need to
   */
  public record Identity(@DefaultValue("false") boolean machineClients) {}

  /**
   * How the realms' public keys are kept.
   *
   * @param refresh after which a realm's keys are read anew, in the background
   * @param retry the shortest time between two reads of one realm's keys, whatever tokens claim
   * @param timeout of one read
   */
  public record RealmKeys(
      @DefaultValue("5m") Duration refresh,
      @DefaultValue("5s") Duration retry,
      @DefaultValue("2s") Duration timeout) {}
}
