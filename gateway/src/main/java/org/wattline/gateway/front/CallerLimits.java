package org.wattline.gateway.front;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.wattline.gateway.GatewaySettings;
import org.wattline.gateway.limit.Bucket;
import org.wattline.gateway.limit.ClientAddress;
import org.wattline.gateway.limit.RateLimits;
import org.wattline.gateway.refusal.Reason;
import org.wattline.gateway.refusal.Refusal;
import org.wattline.gateway.token.Caller;
import org.wattline.tenancy.directory.TenantEntry;
import reactor.core.publisher.Mono;

/** Which buckets a request draws from: its tenant's, and its caller's or its address's. */
final class CallerLimits {

  private static final Set<HttpMethod> READS =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  private static final double SECONDS_PER_MINUTE = 60;

  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9-]{1,64}");

  private final RateLimits limits;
  private final GatewaySettings.Rate settings;

  CallerLimits(RateLimits limits, GatewaySettings.Rate settings) {
    this.limits = limits;
    this.settings = settings;
  }

  /** Completes where the request may go on, fails with a refusal where it came too fast. */
  Mono<Void> admit(Visit visit, HttpMethod method) {
    String owner = owner(visit);
    Caller caller = visit.caller();
    Bucket own = caller == null ? address(owner, visit) : subject(owner, caller);
    return take(List.of(own, tenant(owner, visit.tenant())), method);
  }

  /**
   * Counts a token that was not believed against its sender's address, so that guessing is slow;
   * the tenant's bucket is left to its own people.
   */
  Mono<Void> countGuess(Visit visit, HttpMethod method) {
    return take(List.of(address(owner(visit), visit)), method);
  }

  private Mono<Void> take(List<Bucket> buckets, HttpMethod method) {
    return limits
        .take(buckets, writes(method))
        .flatMap(
            wait ->
                wait.isZero()
                    ? Mono.empty()
                    : Mono.error(
                        () ->
                            Refusal.of(
                                    Reason.RATE_LIMITED,
                                    "Too many requests in a short time. Wait as long as Retry-After"
                                        + " says.")
                                .retryAfter(wait)
                                .asException()));
  }

  private static boolean writes(HttpMethod method) {
    return !READS.contains(method);
  }

  private static String owner(Visit visit) {
    @Nullable TenantEntry tenant = visit.tenant();
    return tenant == null ? visit.doorTag() : tenant.id().toString();
  }

  /** The installation's bucket for any tenant, or a smaller one where it has a limit of its own. */
  private Bucket tenant(String owner, @Nullable TenantEntry tenant) {
    Integer perMinute = tenant == null ? null : tenant.limits().requestsPerMinute();
    double perSecond = settings.tenant().perSecond();
    int burst = settings.tenant().burst();
    return new Bucket(
        "wattline:rate:{" + owner + "}:all",
        perMinute == null ? perSecond : Math.min(perSecond, perMinute / SECONDS_PER_MINUTE),
        perMinute == null ? burst : Math.min(burst, perMinute));
  }

  private Bucket address(String owner, Visit visit) {
    return new Bucket(
        "wattline:rate:{" + owner + "}:a:" + ClientAddress.bucketOf(visit.clientAddress()),
        settings.address().perSecond(),
        settings.address().burst());
  }

  private Bucket subject(String owner, Caller caller) {
    String subject = caller.subject();
    String name =
        SAFE.matcher(subject).matches()
            ? subject
            : UUID.nameUUIDFromBytes(subject.getBytes(StandardCharsets.UTF_8)).toString();
    return new Bucket(
        "wattline:rate:{" + owner + "}:s:" + name,
        settings.subject().perSecond(),
        settings.subject().burst());
  }
}
