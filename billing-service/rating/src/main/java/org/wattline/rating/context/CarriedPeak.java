package org.wattline.rating.context;

import java.time.LocalDate;
import org.wattline.kernel.Exact;
import org.wattline.rating.json.Default;
import org.wattline.rating.json.Doc;

/** The highest demand of an earlier cycle. */
@Doc("The highest demand of an earlier cycle, before ratchet, mean and contract.")
public record CarriedPeak(
    @Doc("The demand component") String component,
    @Doc("The period; empty where the component has one peak") @Default("\"\"") String period,
    @Doc("The first day of the cycle") LocalDate from,
    @Doc("The first day after it") LocalDate to,
    @Doc("kW (kVA, kvar)") Exact kw) {}
