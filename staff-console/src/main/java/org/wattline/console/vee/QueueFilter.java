package org.wattline.console.vee;

import com.vaadin.flow.router.QueryParameters;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.vee.ExceptionState;
import org.wattline.billing.contract.vee.VeeApi;
import org.wattline.billing.contract.vee.VeeException;
import org.wattline.console.AddressQuery;
import org.wattline.console.PathIds;

/**
 * Which open exceptions a queue shows; kept in the address, so that one exception leads to the next
 * of the same queue.
 *
 * @param owner a person's name, or {@code -} for those of nobody
 */
record QueueFilter(@Nullable String rule, @Nullable String owner, @Nullable UUID point) {
  /** Every open exception. */
  static final QueueFilter ALL = new QueueFilter(null, null, null);

  /** Pages looked through for the next one: 5,000 exceptions, more than a queue should hold. */
  private static final int MOST_PAGES = 25;

  static QueueFilter of(QueryParameters asked) {
    return new QueueFilter(
        asked.getSingleParameter("rule").filter(text -> !text.isBlank()).orElse(null),
        asked.getSingleParameter("owner").filter(text -> !text.isBlank()).orElse(null),
        asked.getSingleParameter("point").flatMap(PathIds::parse).orElse(null));
  }

  boolean isAll() {
    return rule == null && owner == null && point == null;
  }

  /** What the address of the queue, or of one of its exceptions, carries. */
  QueryParameters parameters() {
    return QueryParameters.simple(asked());
  }

  /** The same, as an address ends. */
  String suffix() {
    return AddressQuery.of(asked());
  }

  private Map<String, String> asked() {
    Map<String, String> asked = new LinkedHashMap<>();
    if (rule != null) {
      asked.put("rule", rule);
    }
    if (owner != null) {
      asked.put("owner", owner);
    }
    if (point != null) {
      asked.put("point", point.toString());
    }
    return asked;
  }

  /** A page of the queue, the oldest first. */
  Page<VeeException> page(VeeApi vee, @Nullable String cursor, int limit) {
    return vee.exceptions(ExceptionState.OPEN, rule, null, owner, point, cursor, limit);
  }

  /**
   * The one after another in the queue; the first where that was the last; none where it is alone.
   */
  Optional<VeeException> after(VeeApi vee, VeeException of) {
    VeeException first = null;
    boolean passed = false;
    String cursor = null;
    for (int pages = 0; pages < MOST_PAGES; pages++) {
      Page<VeeException> page = page(vee, cursor, Page.MAX_LIMIT);
      for (VeeException one : page.items()) {
        if (one.id().equals(of.id())) {
          passed = true;
        } else if (passed || one.foundAt().isAfter(of.foundAt())) {
          return Optional.of(one);
        } else if (first == null) {
          first = one;
        }
      }
      cursor = page.next();
      if (cursor == null) {
        break;
      }
    }
    return Optional.ofNullable(first);
  }
}
