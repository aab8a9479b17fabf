package org.wattline.gateway.limit;

/**
 * A token bucket, as a rule: it fills evenly and never over its rim.
 *
 * @param key names it in Redis; the braces around the tenant keep a request's buckets on one node
 *     of a cluster
 * @param perSecond tokens that flow in: fewer than one where a limit is counted by the minute
 * @param burst tokens that it holds, and starts with
 */
public record Bucket(String key, double perSecond, int burst) {
  public Bucket {
    if (!(perSecond > 0) || burst < 1) {
      throw new IllegalArgumentException(
          "A limit must let at least one request through: "
              + perSecond
              + " per second, burst "
              + burst);
    }
  }
}
