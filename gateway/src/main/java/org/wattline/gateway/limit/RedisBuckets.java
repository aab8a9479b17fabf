package org.wattline.gateway.limit;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import reactor.core.publisher.Mono;

/** Buckets that all gateways of an installation share, in Redis, in one round trip per request. */
public final class RedisBuckets implements Buckets {

  private static final RedisScript<Long> TAKE =
      RedisScript.of(new ClassPathResource("take.lua", RedisBuckets.class), Long.class);

  private final ReactiveStringRedisTemplate redis;

  public RedisBuckets(ReactiveStringRedisTemplate redis) {
    this.redis = redis;
  }

  @Override
  public Mono<Duration> take(List<Bucket> buckets) {
    List<String> keys = new ArrayList<>(buckets.size());
    List<String> arguments = new ArrayList<>(buckets.size() * 2);
    for (Bucket bucket : buckets) {
      keys.add(bucket.key());
      arguments.add(Double.toString(bucket.perSecond()));
      arguments.add(Integer.toString(bucket.burst()));
    }
    return redis
        .execute(TAKE, keys, arguments)
        .next()
        .map(micros -> Duration.of(micros, ChronoUnit.MICROS));
  }
}
