package org.wattline.billing.contract.metering;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a register showed.
 *
 * @param meterSerial null where the meter is not known
 * @param at the moment; the first of its day where only a day is known
 * @param day in the point's zone
 * @param value as on the display, in {@code unit}; null where the grid operator says there is none
 * @param code the grid operator's own code of the quality; may be empty
 * @param kind the read's type as given, such as {@code ROUTINE}; may be empty
 * @param reason as given; may be empty
 * @param quantity since the read before, by rollover and multiplier; null for a first read, and
 *     where it cannot be told
 */
public record RegisterRead(
    UUID channelId,
    String registerCode,
    RegisterDirection direction,
    @Nullable String meterSerial,
    Instant at,
    LocalDate day,
    @Nullable BigDecimal value,
    String unit,
    UsageQuality quality,
    String code,
    String kind,
    String reason,
    @Nullable BigDecimal quantity) {}
