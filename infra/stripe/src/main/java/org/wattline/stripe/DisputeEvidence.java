package org.wattline.stripe;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The fields in which evidence against a dispute is given. */
final class DisputeEvidence {
  private static final List<String> FIELDS =
      List.of(
          "access_activity_log",
          "billing_address",
          "cancellation_policy",
          "cancellation_policy_disclosure",
          "cancellation_rebuttal",
          "customer_communication",
          "customer_email_address",
          "customer_name",
          "customer_purchase_ip",
          "customer_signature",
          "duplicate_charge_documentation",
          "duplicate_charge_explanation",
          "duplicate_charge_id",
          "product_description",
          "receipt",
          "refund_policy",
          "refund_policy_disclosure",
          "refund_refusal_explanation",
          "service_date",
          "service_documentation",
          "shipping_address",
          "shipping_carrier",
          "shipping_date",
          "shipping_documentation",
          "shipping_tracking_number",
          "uncategorized_file",
          "uncategorized_text");

  private DisputeEvidence() {}

  static ObjectNode empty() {
    ObjectNode evidence = Json.object();
    FIELDS.forEach(evidence::putNull);
    return evidence;
  }

  static boolean knows(String field) {
    return FIELDS.contains(field);
  }
}
