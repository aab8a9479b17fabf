package org.wattline.billing.contract.billing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A bill worked out again from what was known when it was made.
 *
 * @param knownAt the moment whose knowledge was used
 * @param same whether every byte came out alike
 * @param hash of the bill as it is kept
 * @param recomputedHash of what came out now
 * @param differences what differs, a sentence each; at most 100
 */
public record Recomputation(
    UUID billId,
    Instant knownAt,
    boolean same,
    String hash,
    String recomputedHash,
    List<String> differences) {}
