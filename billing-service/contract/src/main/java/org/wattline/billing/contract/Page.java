package org.wattline.billing.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list that is read by cursor.
 *
 * @param items in the list's own order
 * @param next what to send as {@code cursor} to read on, or null at the end; opaque
 */
public record Page<T>(List<T> items, @Nullable String next) {
  /** Page length where the caller names none. */
  public static final int DEFAULT_LIMIT = 50;

  /** Longest page served; a longer one asked for is refused. */
  public static final int MAX_LIMIT = 200;

  public Page {
    items = List.copyOf(items);
  }
}
