package org.wattline.gateway.limit;

import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Mono;

/** Holds the buckets' contents. */
public interface Buckets {

  /**
   * Takes one token from each bucket, or none from any.
   *
   * @return zero where every bucket had one, else how long until it has
   */
  Mono<Duration> take(List<Bucket> buckets);
}
