package org.wattline.billing.contract.tariffs;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.premises.CommodityKind;

/**
 * What a supplier sells, such as a day and night tariff for homes. Its prices are versions of a
 * tariff, each from a day on.
 *
 * @param code names it in files, and is the {@code id} of its tariff documents; never changes
 * @param names what customers read, by language
 * @param customerClasses for which classes of customers it is; every class when empty
 * @param offered whether customers are shown it and new agreements may choose it
 * @param baseOnly whether it is a list that other tariffs inherit from, never chosen itself
 * @param current the version that prices today, or null while none does
 * @param draft where its draft is, or null while there is none; null to customers
 * @param version counts the changes of this record
 */
public record Product(
    UUID id,
    String code,
    Map<String, String> names,
    CommodityKind commodity,
    List<String> customerClasses,
    boolean offered,
    boolean baseOnly,
    @Nullable TariffVersion current,
    @Nullable DraftState draft,
    int version) {}
