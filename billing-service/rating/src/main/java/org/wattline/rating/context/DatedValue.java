package org.wattline.rating.context;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.wattline.kernel.Exact;
import org.wattline.rating.json.Doc;
import org.wattline.rating.tariff.Dated;

/** A value of a dated index, from a date on until the next. */
@Doc("A value of a dated index, from a date on until the next.")
public record DatedValue(
    @Doc("The first day") LocalDate from,
    @Doc("The first day after; until the next value when absent") @Nullable LocalDate to,
    @Doc("When it became known") @Nullable Instant recordedAt,
    @Doc("Money for one of the index's units") Exact value)
    implements Dated {}
