package org.wattline.billing.contract.vee;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Values that a person put, or proposes to put, in place of others.
 *
 * @param yours whether the asker made it: somebody else approves it
 */
public record VeeEdit(
    UUID id,
    UUID channelId,
    UUID servicePointId,
    LocalDate day,
    List<NewEdit.Value> values,
    String reason,
    EditState state,
    String madeBy,
    boolean yours,
    Instant madeAt,
    @Nullable String decidedBy,
    @Nullable Instant decidedAt) {}
