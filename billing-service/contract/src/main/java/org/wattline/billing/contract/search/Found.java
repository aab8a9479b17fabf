package org.wattline.billing.contract.search;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.customers.PartyKind;
import org.wattline.billing.contract.premises.CommodityKind;

/**
 * Something that was found.
 *
 * @param id of the thing itself
 * @param name what it goes by: a customer's name, a number, a market id or a serial
 * @param exact false where letters of the name differ from those that were typed
 * @param address of a customer's post, or where the point is
 * @param party of a customer, null otherwise
 * @param commodity of a point or meter, null otherwise
 * @param occupancy of a point or meter, null otherwise
 * @param customerId whose it is; null where nobody's
 * @param accountId the account it belongs to, or that is at the point today; null for a customer
 * @param bill what a bill comes to, null otherwise
 */
public record Found(
    FoundKind kind,
    UUID id,
    String name,
    boolean exact,
    @Nullable String address,
    @Nullable PartyKind party,
    @Nullable CommodityKind commodity,
    @Nullable Occupancy occupancy,
    @Nullable UUID customerId,
    @Nullable String customerName,
    @Nullable UUID accountId,
    @Nullable String accountNumber,
    @Nullable FoundBill bill) {}
