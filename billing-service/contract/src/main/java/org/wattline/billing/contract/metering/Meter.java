package org.wattline.billing.contract.metering;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.premises.CommodityKind;

/**
 * A meter.
 *
 * @param installations where it hung, oldest first
 * @param version counts its changes
 */
public record Meter(
    UUID id,
    String serial,
    String manufacturer,
    @Nullable String model,
    CommodityKind commodity,
    MeterState state,
    List<MeterRegister> registers,
    List<Installation> installations,
    int version) {}
