package org.wattline.billing.metering;

import java.util.UUID;
import org.wattline.kernel.LocalDateRange;
import org.wattline.rating.usage.Usage;

/**
 * What a point used over days. Channels are {@code import}, {@code export}, {@code generation} and
 * {@code reactive}, in Wh, varh or litres for intervals and kWh, kvarh or m³ for registers; further
 * channels of a direction, such as a second register's intervals, are added to the first. On days
 * when a point's terms let electricity flow one way only, a register of nothing stands for the
 * other, unless readings say otherwise. Gas also has {@code energy}, in Wh for intervals and kWh
 * for registers: its volume times what a cubic metre held that day, on the days of which that is
 * known.
 *
 * @param complete whether intervals or registers cover every moment of the days, for each channel
 * @param missing intervals without a value
 * @param estimated intervals with an estimated or substituted value
 */
public record PointUsage(
    UUID servicePointId,
    LocalDateRange days,
    Usage usage,
    boolean complete,
    int missing,
    int estimated) {}
