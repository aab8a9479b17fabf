package org.wattline.console;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a list that is served by cursor the way a table asks for it, by position. Pages are fetched
 * when they are scrolled to, and kept, up to a most of rows.
 *
 * @param <T> a row
 */
public final class CursorPages<T> {
  /** Rows asked for at once. */
  public static final int PAGE = 100;

  /** Rows that are kept for a page; who has scrolled so far needs a filter. */
  static final int MOST_KEPT = 10_000;

  /** Rows asked for at once for a file: what a service gives at most. */
  private static final int FILE_PAGE = 200;

  private final BiFunction<@Nullable String, Integer, Part<T>> fetch;
  private final List<T> rows = new ArrayList<>();
  private List<T> ordered = List.of();
  private @Nullable Comparator<T> order;
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
    if (order != null) {
      return ordered.stream().skip(offset).limit(limit);
    }
    while (!complete && rows.size() < offset + limit && rows.size() < MOST_KEPT) {
      more();
    }
    return rows.stream().skip(offset).limit(limit);
  }

  /** Whether the list has no row at all. */
  public boolean isEmpty() {
    return fetch(0, 1).findAny().isEmpty();
  }

  /**
   * Gives the rows that are here in an order, and no others meanwhile.
   *
   * @param by null for the order of the list, which then goes on
   */
  void sort(@Nullable Comparator<T> by) {
    order = by;
    ordered = by == null ? List.of() : rows.stream().sorted(by).toList();
  }

  /** The rows that are here. */
  List<T> loaded() {
    return Collections.unmodifiableList(rows);
  }

  /** Whether there are no more rows than those here. */
  boolean isComplete() {
    return complete;
  }

  /** Whether rows are left out because there are too many. */
  boolean isFull() {
    return !complete && rows.size() >= MOST_KEPT;
  }

  /** Reads a page of the list anew, for a file. */
  Part<T> read(@Nullable String cursor) {
    return fetch.apply(cursor, FILE_PAGE);
  }

  private void more() {
    Part<T> part = fetch.apply(next, PAGE);
    rows.addAll(part.items());
    next = part.next();
    complete = next == null;
  }
}
