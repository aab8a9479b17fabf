package org.wattline.billing.contract.tariffs;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of an import.
 *
 * @param document the tariff document as JSON text, or null when the rate was refused
 * @param notes what became of every field
 */
public record UrdbResult(@Nullable String document, List<UrdbField> notes) {}
