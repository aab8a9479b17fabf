package org.wattline.billing.ledger;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;

/**
 * The order in which a payment pays what is open. What a payer names goes before any policy: {@link
 * Credit#named()}.
 */
public sealed interface AllocationPolicy {

  /** What fell due first is paid first. */
  AllocationPolicy OLDEST_DUE_FIRST = new OldestDueFirst();

  /** Costs, then interest, then what was supplied; of a kind, what fell due first. */
  AllocationPolicy COSTS_INTEREST_PRINCIPAL =
      new ClaimsInOrder(List.of(ClaimKind.COSTS, ClaimKind.INTEREST, ClaimKind.PRINCIPAL));

  /** The order of open items; total, so that the same items are always paid the same way. */
  Comparator<OpenItem> order();

  /** By due date, then issue date, then id. */
  record OldestDueFirst() implements AllocationPolicy {
    private static final Comparator<OpenItem> ORDER =
        Comparator.comparing(OpenItem::dueOn)
            .thenComparing(OpenItem::issuedOn)
            .thenComparing(OpenItem::documentId);

    @Override
    public Comparator<OpenItem> order() {
      return ORDER;
    }
  }

  /**
   * Kinds of claims one after another; of a kind, the oldest due first.
   *
   * @param kinds each kind once, the first paid first
   */
  record ClaimsInOrder(List<ClaimKind> kinds) implements AllocationPolicy {
    public ClaimsInOrder {
      kinds = List.copyOf(kinds);
      if (kinds.size() != ClaimKind.values().length
          || !EnumSet.copyOf(kinds).equals(EnumSet.allOf(ClaimKind.class))) {
        throw new IllegalArgumentException("Each kind of claim once, not " + kinds);
      }
    }

    @Override
    public Comparator<OpenItem> order() {
      return Comparator.comparingInt((OpenItem item) -> kinds.indexOf(item.claim()))
          .thenComparing(OLDEST_DUE_FIRST.order());
    }
  }
}
