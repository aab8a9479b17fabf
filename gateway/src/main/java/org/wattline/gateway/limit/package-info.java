/**
 * How much, how fast and how large: token buckets in Redis, body sizes, and what happens without
 * Redis.
 */
@NullMarked
package org.wattline.gateway.limit;

import org.jspecify.annotations.NullMarked;
