package org.wattline.billing.contract.metering;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One stream of numbers at a point.
 *
 * @param code as its files name it, such as an OBIS code; empty where they do not
 * @param kind what a number means: {@code QUANTITY}, {@code AVERAGE_RATE}, {@code CUMULATIVE},
 *     {@code MAXIMUM_DEMAND}, {@code INSTANTANEOUS} or {@code PRICE}
 * @param unit in which its values are shown, such as {@code kWh}
 * @param intervalSeconds length of an interval; 86400 is a local day however long, 0 is registers
 *     and irregular periods
 * @param meterSerial of the meter whose register this is; null for intervals
 * @param counted whether it is part of the point's usage
 * @param terms of a virtual channel, the channels that it is made of; empty for others
 * @param currency of the costs that came beside the values, or null
 * @param firstDay the first local day with values, or null while there are none
 * @param lastDay the last
 */
public record Channel(
    UUID id,
    UUID servicePointId,
    String code,
    RegisterDirection direction,
    String kind,
    String unit,
    int intervalSeconds,
    @Nullable String meterSerial,
    boolean counted,
    List<ChannelTerm> terms,
    @Nullable String currency,
    String label,
    @Nullable LocalDate firstDay,
    @Nullable LocalDate lastDay) {}
