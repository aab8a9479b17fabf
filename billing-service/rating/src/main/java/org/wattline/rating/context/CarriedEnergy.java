package org.wattline.rating.context;

import java.time.LocalDate;
import org.wattline.kernel.Exact;
import org.wattline.rating.json.Default;
import org.wattline.rating.json.Doc;

/** Energy that netting left over in an earlier cycle. */
@Doc("Energy that netting left over in an earlier cycle.")
public record CarriedEnergy(
    @Doc("The energy component") String component,
    @Doc("The period that it is kept for; empty for the total") @Default("\"\"") String period,
    @Doc("The end of the cycle in which it arose: the first day after") LocalDate arose,
    @Doc("In the component's unit") Exact quantity) {}
