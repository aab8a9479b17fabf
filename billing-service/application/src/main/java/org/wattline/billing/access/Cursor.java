package org.wattline.billing.access;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.Page;
import org.wattline.tenancy.problem.ProblemException;

/** Reads and writes the opaque cursors of paged lists. */
public final class Cursor {
  private static final int MAX_LENGTH = 1_000;
  private static final String SEPARATOR = "\u001f";

  private Cursor() {}

  /** The sort values that a page ended with; all absent on the first page. */
  public record Parts(List<String> texts) {
    public @Nullable String textOrNull(int index) {
      return texts.isEmpty() ? null : texts.get(index);
    }

    public @Nullable UUID uuidOrNull(int index) {
      return parsedOrNull(index, UUID::fromString);
    }

    public @Nullable Instant instantOrNull(int index) {
      return parsedOrNull(index, Instant::parse);
    }

    private <T> @Nullable T parsedOrNull(int index, Function<String, T> parse) {
      if (texts.isEmpty()) {
        return null;
      }
      try {
        return parse.apply(texts.get(index));
      } catch (IllegalArgumentException | DateTimeException notOurs) {
        throw refusal();
      }
    }
  }

  /**
   * Reads a cursor of so many parts.
   *
   * @throws org.wattline.tenancy.problem.ProblemException when it is not one that a page of this
   *     list gave
   */
  public static Parts read(@Nullable String cursor, int parts) {
    if (cursor == null || cursor.isEmpty()) {
      return new Parts(List.of());
    }
    if (cursor.length() <= MAX_LENGTH) {
      try {
        String plain = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        List<String> texts = Arrays.asList(plain.split(SEPARATOR, -1));
        boolean plainText = plain.chars().allMatch(c -> c >= ' ' || c == SEPARATOR.charAt(0));
        if (plainText && texts.size() == parts) {
          return new Parts(texts);
        }
      } catch (IllegalArgumentException notBase64) {
        // falls through to the refusal
      }
    }
    throw refusal();
  }

  private static ProblemException refusal() {
    return Refusals.invalid(
        "cursor", "This cursor was not given by this list: send the page's own 'next', or none.");
  }

  /**
   * The limit asked for.
   *
   * @throws org.wattline.tenancy.problem.ProblemException outside 1 to {@link Page#MAX_LIMIT}
   */
  public static int checkedLimit(int limit) {
    if (limit < 1 || limit > Page.MAX_LIMIT) {
      throw Refusals.invalid("limit", "must be from 1 to " + Page.MAX_LIMIT);
    }
    return limit;
  }

  /** A page of at most {@code limit} rows, of which one more was read to know whether it ends. */
  public static <T> Page<T> page(List<T> rows, int limit, Function<T, List<String>> sortValues) {
    if (rows.size() <= limit) {
      return new Page<>(rows, null);
    }
    List<T> shown = rows.subList(0, limit);
    String plain = String.join(SEPARATOR, sortValues.apply(shown.getLast()));
    return new Page<>(
        shown,
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(plain.getBytes(StandardCharsets.UTF_8)));
  }
}
