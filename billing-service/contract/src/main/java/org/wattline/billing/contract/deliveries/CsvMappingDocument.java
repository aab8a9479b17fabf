package org.wattline.billing.contract.deliveries;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one kind of CSV is read.
 *
 * @param name what deliveries call it by
 * @param ready whether it comes with the product: it has no document then and cannot be changed
 * @param version of the supplier's own, from 1; 0 for a ready one
 * @param document JSON, see the reference; null for a ready one
 * @param columns those that a file must have, by their names in the header or their positions
 * @param detect whether a file whose header has them is read by it without naming it
 */
public record CsvMappingDocument(
    String name,
    boolean ready,
    int version,
    @Nullable String document,
    List<String> columns,
    boolean detect,
    @Nullable Instant declaredAt,
    @Nullable String declaredBy) {}
