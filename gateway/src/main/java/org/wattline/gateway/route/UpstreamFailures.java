package org.wattline.gateway.route;

import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.timeout.ReadTimeoutException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import org.wattline.gateway.refusal.Reason;
import org.wattline.gateway.refusal.Refusal;
import org.wattline.gateway.refusal.Refused;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquirePendingLimitException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquireTimeoutException;

/** What is said when a service does not answer: never what it, or its connection, said itself. */
public final class UpstreamFailures {

  /** How soon a page that could not be reached asks again: a service restarts in this time. */
  private static final Duration SOON = Duration.ofSeconds(5);

  /** Deeper chains of causes are not followed. */
  private static final int MAX_CAUSES = 8;

  private UpstreamFailures() {}

  /**
   * The refusal for a failure; empty where it is not an expected one but a fault of the gateway.
   */
  public static Optional<Refusal> refusalOf(Throwable failure) {
    @Nullable Throwable cause = failure;
    for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
      Refusal refusal = ofOne(cause);
      if (refusal != null) {
        return Optional.of(refusal);
      }
      cause = cause.getCause();
    }
    return Optional.empty();
  }

  private static @Nullable Refusal ofOne(Throwable failure) {
    return switch (failure) {
      case Refused refused -> refused.refusal();
      case ResponseStatusException answered -> ofStatus(answered);
      case ConnectException _ -> unreachable();
      case NoRouteToHostException _ -> unreachable();
      case UnknownHostException _ -> unreachable();
      case PoolAcquirePendingLimitException _ -> busy();
      case PoolAcquireTimeoutException _ -> busy();
      case ReadTimeoutException _ -> tooSlow();
      case TimeoutException _ -> tooSlow();
      case TooLongFrameException _ -> failed();
      case IOException _ -> failed();
      default -> null;
    };
  }

  private static @Nullable Refusal ofStatus(ResponseStatusException answered) {
    if (answered.getStatusCode().isSameCodeAs(HttpStatus.GATEWAY_TIMEOUT)) {
      return tooSlow();
    }
    if (answered.getStatusCode().isSameCodeAs(HttpStatus.NOT_FOUND)) {
      return Refusal.of(Reason.NOT_FOUND, "There is nothing at this address.");
    }
    return answered.getStatusCode().is4xxClientError()
        ? Refusal.of(Reason.INVALID_REQUEST, "The request cannot be read.")
            .withStatus(answered.getStatusCode().value())
        : null;
  }

  private static Refusal unreachable() {
    return Refusal.of(
            Reason.UPSTREAM_UNREACHABLE,
            "The service behind this address is not running. Nothing was done; try again.")
        .retryAfter(SOON);
  }

  private static Refusal busy() {
    return Refusal.of(
            Reason.UPSTREAM_BUSY,
            "The service behind this address has no connection free. Nothing was done; try again.")
        .retryAfter(SOON);
  }

  private static Refusal tooSlow() {
    return Refusal.of(
            Reason.UPSTREAM_TIMEOUT,
            "The service did not answer in time. It may still do what was asked: look before you"
                + " repeat it.")
        .retryAfter(SOON);
  }

  private static Refusal failed() {
    return Refusal.of(
        Reason.UPSTREAM_FAILED,
        "The service broke off its answer. It may have done what was asked: look before you repeat"
            + " it.");
  }

  /**
   * The refusal that stands in for a service's own error answer.
   *
   * @param status the service's, which is kept
   */
  static Refusal inPlaceOf(int status) {
    return (status == HttpStatus.SERVICE_UNAVAILABLE.value()
            ? Refusal.of(
                    Reason.UPSTREAM_UNREACHABLE, "The service is not ready to answer. Try again.")
                .retryAfter(SOON)
            : Refusal.of(
                Reason.UPSTREAM_FAILED,
                "The service failed on this request. If it happens again, report the instance."))
        .withStatus(status);
  }
}
