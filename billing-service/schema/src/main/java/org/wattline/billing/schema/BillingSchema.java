package org.wattline.billing.schema;

import java.util.List;
import java.util.Set;
import org.wattline.tenancy.schema.SchemaContribution;

/** Customers, accounts, and all that is read, billed and booked for them. */
public final class BillingSchema implements SchemaContribution {
  /** The newest migration below {@code db/tenant}. */
  public static final int CURRENT_VERSION = 35;

  /** The service reads tables as they are from this version on. */
  public static final int MINIMUM_VERSION = 34;

  @Override
  public String name() {
    return "billing";
  }

  @Override
  public List<String> locations() {
    return List.of("classpath:db/tenant");
  }

  @Override
  public int currentVersion() {
    return CURRENT_VERSION;
  }

  @Override
  public int minimumVersion() {
    return MINIMUM_VERSION;
  }

  @Override
  public Set<String> appendOnlyTables() {
    return Set.of(
        "audit_entry",
        "registration_attempt",
        "interval_day",
        "reading",
        "calorific_value",
        "usage_event",
        "csv_mapping",
        "delivery_piece",
        "delivery_rejection",
        "quality_mark",
        "ledger_transaction",
        "ledger_leg",
        "open_item",
        "account_credit",
        "account_credit_return",
        "allocation",
        "payment_arrangement",
        "payment_arrangement_item",
        "payment_arrangement_instalment",
        "payment_arrangement_end",
        "bank_match",
        "bank_match_undone",
        "bill",
        "bill_proof",
        "billed_period",
        "bill_period",
        "period_work",
        "billing_change",
        "tariff_version",
        "price_index_day",
        "price_index_value",
        "agreement_change",
        "move",
        "issuer",
        "bill_letter");
  }
}
