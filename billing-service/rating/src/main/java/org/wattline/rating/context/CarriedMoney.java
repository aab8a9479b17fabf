package org.wattline.rating.context;

import java.time.LocalDate;
import org.wattline.kernel.Exact;
import org.wattline.rating.json.Doc;

/** Credit that a wallet holds from an earlier cycle. */
@Doc("Credit that a wallet holds from an earlier cycle.")
public record CarriedMoney(
    @Doc("The wallet component") String component,
    @Doc("The end of the cycle in which it was earned: the first day after") LocalDate earned,
    @Doc("Money, positive") Exact amount) {}
