package org.wattline.rating.proof;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.wattline.kernel.Exact;
import org.wattline.rating.json.Default;
import org.wattline.rating.json.Doc;

/** What a measured number is the measurement of: enough to measure it again from the usage. */
@Doc("What a measured number is the measurement of: enough to measure it again from the usage.")
public record Measure(
    @Doc("What was measured") MeasureKind what,
    @Doc("Where it came from") @Default("\"intervals\"") MeasureSource source,
    @Doc("The channel") String channel,
    @Doc("The channel of reactive energy, for kVA and power factor") @Nullable String reactive,
    @Doc("The first day") LocalDate from,
    @Doc("The first day after") LocalDate to,
    @Doc("The calendar") @Nullable String calendar,
    @Doc("The period of the calendar, or the set of the events") @Nullable String period,
    @Doc("The events") @Nullable String events,
    @Doc("Minutes over which power is averaged") @Nullable Integer window,
    @Doc("When the window of the highest power begins; of several the first") @Nullable Instant at,
    @Doc("The kW above which power counts") @Nullable Exact above,
    @Doc("The index") @Nullable String index,
    @Doc("The tier, from 1") @Nullable Integer tier) {}
