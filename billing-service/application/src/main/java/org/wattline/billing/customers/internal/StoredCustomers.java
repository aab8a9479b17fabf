package org.wattline.billing.customers.internal;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wattline.billing.access.Asker;
import org.wattline.billing.access.Cursor;
import org.wattline.billing.access.Refusals;
import org.wattline.billing.audit.AuditTrail;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.customers.Customer;
import org.wattline.billing.contract.customers.CustomerChange;
import org.wattline.billing.contract.customers.NewCustomer;
import org.wattline.billing.contract.customers.PartyKind;
import org.wattline.billing.customers.CustomerRegister;
import org.wattline.billing.customers.Supplier;
import org.wattline.tenancy.security.Role;
import org.wattline.tenancy.time.Business;

@Service
class StoredCustomers implements CustomerRegister {
  private static final int MAX_QUERY_LENGTH = 100;

  private final CustomerRows customers;
  private final AuditTrail audit;
  private final Supplier supplier;
  private final Clock clock;

  StoredCustomers(
      CustomerRows customers, AuditTrail audit, Supplier supplier, @Business Clock clock) {
    this.customers = customers;
    this.audit = audit;
    this.supplier = supplier;
    this.clock = clock;
  }

  @Override
  @Transactional
  public Customer register(Asker asker, NewCustomer particulars) {
    requireEditor(asker);
    check(particulars);
    CustomerEntity row = customers.saveAndFlush(new CustomerEntity(particulars, clock.instant()));
    Customer made = row.toContract();
    audit.record(asker, "customer-registered", "customer", made.id(), null, made);
    return made;
  }

  @Override
  @Transactional(readOnly = true)
  public Customer get(Asker asker, UUID id) {
    asker.requireStaff();
    return row(id).toContract();
  }

  @Override
  @Transactional
  public Customer change(Asker asker, UUID id, CustomerChange change) {
    requireEditor(asker);
    CustomerEntity row = row(id);
    if (row.version() != change.version()) {
      throw Refusals.changedMeanwhile("customer");
    }
    check(change.particulars());
    Customer before = row.toContract();
    row.take(change.particulars());
    Customer after = customers.saveAndFlush(row).toContract();
    audit.record(asker, "customer-changed", "customer", id, before, after);
    return after;
  }

  @Override
  @Transactional(readOnly = true)
  public Page<Customer> list(Asker asker, @Nullable String q, @Nullable String cursor, int limit) {
    asker.requireStaff();
    Cursor.Parts from = Cursor.read(cursor, 2);
    Limit oneMore = Limit.of(Cursor.checkedLimit(limit) + 1);
    String afterName = from.textOrNull(0);
    UUID afterId = from.uuidOrNull(1);
    List<CustomerEntity> rows =
        q == null || q.isBlank()
            ? customers.all(afterName, afterId, oneMore)
            : customers.matching(pattern(q), exact(q), afterName, afterId, oneMore);
    Page<CustomerEntity> page =
        Cursor.page(rows, limit, last -> List.of(last.sortName(), last.id().toString()));
    return new Page<>(page.items().stream().map(CustomerEntity::toContract).toList(), page.next());
  }

  /** Every word of the query begins or lies within the name, in the order typed. */
  private static String pattern(String q) {
    if (q.length() > MAX_QUERY_LENGTH || q.indexOf('\0') >= 0) {
      throw Refusals.invalid("q", "must be at most " + MAX_QUERY_LENGTH + " characters");
    }
    String escaped =
        CustomerEntity.searchable(q).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    return "%" + escaped.replace(" ", "%") + "%";
  }

  private static String exact(String q) {
    String typed = q.strip().toLowerCase(Locale.ROOT);
    String digits = typed.replaceAll("[\\s./-]", "");
    return digits.matches("[0-9]{10}") ? digits : typed;
  }

  private CustomerEntity row(UUID id) {
    return customers.findById(id).orElseThrow(() -> Refusals.notFound("customer"));
  }

  private void check(NewCustomer particulars) {
    if (particulars.kind() == PartyKind.PERSON && isBlank(particulars.familyName())) {
      throw Refusals.invalid("familyName", "A person needs a family name.");
    }
    if (particulars.kind() == PartyKind.ORGANISATION && isBlank(particulars.organisationName())) {
      throw Refusals.invalid("organisationName", "An organisation needs its name.");
    }
    supplier.requireLanguage(particulars.language());
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  private static void requireEditor(Asker asker) {
    asker.requireAnyOf(Role.CUSTOMER_SERVICE, Role.SUPERVISOR, Role.TENANT_ADMINISTRATOR);
  }
}
