package org.wattline.billing.customers.internal;

import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.wattline.billing.access.Asker;
import org.wattline.billing.access.Refusals;
import org.wattline.billing.audit.AuditTrail;
import org.wattline.billing.contract.customers.Customer;
import org.wattline.billing.contract.customers.NewCustomer;
import org.wattline.billing.contract.customers.PostalAddress;
import org.wattline.billing.customers.ForwardingAddresses;

@Service
class StoredForwarding implements ForwardingAddresses {
  private final AccountRows accounts;
  private final CustomerRows customers;
  private final AuditTrail audit;

  StoredForwarding(AccountRows accounts, CustomerRows customers, AuditTrail audit) {
    this.accounts = accounts;
    this.customers = customers;
    this.audit = audit;
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void forward(Asker actor, UUID accountId, PostalAddress address) {
    UUID customerId =
        accounts
            .whole(accountId)
            .orElseThrow(() -> Refusals.notFound("account"))
            .toContract(null)
            .customerId();
    CustomerEntity row =
        customers.findById(customerId).orElseThrow(() -> Refusals.notFound("customer"));
    Customer before = row.toContract();
    row.take(
        new NewCustomer(
            before.kind(),
            before.givenName(),
            before.familyName(),
            before.organisationName(),
            before.enterpriseNumber(),
            before.email(),
            before.phone(),
            before.language(),
            address));
    Customer after = customers.saveAndFlush(row).toContract();
    audit.record(actor, "post-forwarded", "customer", customerId, before, after);
  }
}
