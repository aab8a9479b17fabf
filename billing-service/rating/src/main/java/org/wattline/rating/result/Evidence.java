package org.wattline.rating.result;

import java.time.LocalDate;
import java.util.List;
import org.wattline.rating.json.Default;
import org.wattline.rating.json.Doc;
import org.wattline.rating.proof.MeasureSource;

/** The intervals or registers that a line was computed from. */
@Doc(
    "The intervals that a line was computed from: all of a channel's in a range of days. The hash is XXH64,"
        + " seed 0, over the values as 64-bit little-endian integers in the order of time, with the least"
        + " integer where a value is missing, before anything is estimated.")
public record Evidence(
    @Doc("The channel") String channel,
    @Doc("Where it came from") @Default("\"intervals\"") MeasureSource source,
    @Doc("The first day") LocalDate from,
    @Doc("The first day after") LocalDate to,
    @Doc("Minutes of each interval; 0 for registers") int minutes,
    @Doc("Digits of each value below one Wh") int decimals,
    @Doc("How many intervals, or how many registers") int count,
    @Doc("Sixteen hexadecimal digits; empty for registers") String hash,
    @Doc("Values that were estimated") @Default("[]") List<Estimate> estimates) {}
