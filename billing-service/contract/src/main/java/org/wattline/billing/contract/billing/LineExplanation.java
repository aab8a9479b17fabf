package org.wattline.billing.contract.billing;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a line or a tax came about.
 *
 * @param name in the reader's language
 * @param sentences one a step, in the reader's language, indented by two blanks for each level
 * @param told the same as a tree to open step by step, without what it rests on: its parts are the
 *     formula, the rounding and the taxes; null where the line is the difference to a line that is
 *     gone
 * @param steps the same as a tree for programs; null where the line is the difference to a line
 *     that is gone
 * @param unrounded the amount before its one rounding
 * @param step what it was rounded to a multiple of
 * @param mode what happened between two steps, such as {@code HALF_UP}
 * @param amount as printed: of a correction, what it should be
 * @param before of a correction: what earlier bills charged; else null
 * @param evidence what it rests on
 */
public record LineExplanation(
    UUID billId,
    String lineId,
    String name,
    List<String> sentences,
    @Nullable ToldStep told,
    @Nullable ExplainedStep steps,
    BigDecimal unrounded,
    BigDecimal step,
    String mode,
    BigDecimal amount,
    @Nullable BigDecimal before,
    List<ExplainedEvidence> evidence) {}
