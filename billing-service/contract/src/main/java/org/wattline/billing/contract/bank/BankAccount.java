package org.wattline.billing.contract.bank;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A bank account of the supplier's.
 *
 * @param iban or another number that the bank's files name it by, without blanks
 * @param name whose account it is, as payers must write it
 * @param currency ISO 4217
 * @param booked which of the bank's messages are booked; the others are kept for information
 * @param onBills whether bills ask payers to pay to it: one account at a time
 */
public record BankAccount(
    UUID id,
    String iban,
    @Nullable String bic,
    String name,
    String currency,
    BankMessage booked,
    boolean onBills,
    int version) {}
