package org.wattline.console;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a list that is served by cursor the way a table asks for it, by position. Pages are fetched
 * when they are scrolled to, and kept.
 *
 * @param <T> a row
 */
public final class CursorPages<T> {
  /** Rows asked for at once. */
  public static final int PAGE = 100;

  private final BiFunction<@Nullable String, Integer, Part<T>> fetch;
  private final List<T> rows = new ArrayList<>();
  private @Nullable String next;
  private boolean complete;

  /** A part of a list, and where it goes on. */
  public record Part<T>(List<T> items, @Nullable String next) {}

  /**
   * @param read reads a page: cursor and limit
   * @param part takes it apart
   */
  public static <P, T> CursorPages<T> of(
      BiFunction<@Nullable String, Integer, P> read, Function<P, Part<T>> part) {
    return new CursorPages<>((cursor, limit) -> part.apply(read.apply(cursor, limit)));
  }

  private CursorPages(BiFunction<@Nullable String, Integer, Part<T>> fetch) {
    this.fetch = fetch;
  }

  /** The rows from a position on, as many as there are up to the limit. */
  public Stream<T> fetch(int offset, int limit) {
    while (!complete && rows.size() < offset + limit) {
      more();
    }
    return rows.stream().skip(offset).limit(limit);
  }

  /** Whether the list has no row at all. */
  public boolean isEmpty() {
    return fetch(0, 1).findAny().isEmpty();
  }

  private void more() {
    Part<T> part = fetch.apply(next, PAGE);
    rows.addAll(part.items());
    next = part.next();
    complete = next == null;
  }
}
