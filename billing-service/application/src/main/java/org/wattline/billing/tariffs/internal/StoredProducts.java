package org.wattline.billing.tariffs.internal;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wattline.billing.access.Asker;
import org.wattline.billing.access.Cursor;
import org.wattline.billing.access.Refusals;
import org.wattline.billing.audit.AuditTrail;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.tariffs.NewProduct;
import org.wattline.billing.contract.tariffs.Product;
import org.wattline.billing.contract.tariffs.ProductChange;
import org.wattline.billing.contract.tariffs.PublishedTariff;
import org.wattline.billing.contract.tariffs.TariffVersion;
import org.wattline.billing.tariffs.CustomerClasses;
import org.wattline.billing.tariffs.ProductRegister;
import org.wattline.tenancy.security.Role;
import org.wattline.tenancy.time.BusinessCalendar;

@Service
class StoredProducts implements ProductRegister {
  private static final Pattern CODE_START = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private final ProductRows rows;
  private final VersionRows versions;
  private final CustomerClasses classes;
  private final BusinessCalendar calendar;
  private final AuditTrail audit;

  StoredProducts(
      ProductRows rows,
      VersionRows versions,
      CustomerClasses classes,
      BusinessCalendar calendar,
      AuditTrail audit) {
    this.rows = rows;
    this.versions = versions;
    this.classes = classes;
    this.calendar = calendar;
    this.audit = audit;
  }

  static void requireEditor(Asker asker) {
    asker.requireAnyOf(Role.BILLING, Role.SUPERVISOR, Role.TENANT_ADMINISTRATOR);
  }

  @Override
  @Transactional(readOnly = true)
  public Page<Product> list(Asker asker, @Nullable String q, @Nullable String cursor, int limit) {
    if (!asker.isStaff() && !asker.isCustomer()) {
      return new Page<>(List.of(), null);
    }
    String start = q == null || q.isBlank() ? "" : q.strip();
    if (!start.isEmpty() && !CODE_START.matcher(start).matches()) {
      throw Refusals.invalid("q", "must be the beginning of a product's code");
    }
    String after = Cursor.read(cursor, 1).textOrNull(0);
    Set<String> own = asker.isStaff() ? null : classes.of(asker);
    List<Product> found =
        rows.list(start, after, Cursor.checkedLimit(limit) + 1, calendar.today(), own);
    Page<Product> page = Cursor.page(found, limit, last -> List.of(last.code()));
    return new Page<>(page.items().stream().map(p -> shown(asker, p)).toList(), page.next());
  }

  @Override
  @Transactional(readOnly = true)
  public Product get(Asker asker, UUID id) {
    Product product = row(id);
    if (!visible(asker, product)) {
      throw Refusals.notFound("product");
    }
    return shown(asker, product);
  }

  private boolean visible(Asker asker, Product p) {
    return asker.isStaff()
        || (asker.isCustomer()
            && p.offered()
            && !p.baseOnly()
            && p.current() != null
            && (p.customerClasses().isEmpty()
                || classes.of(asker).stream().anyMatch(p.customerClasses()::contains)));
  }

  /** Customers are not told who of the supplier's people did what, nor what is being written. */
  private static Product shown(Asker asker, Product p) {
    TariffVersion current = p.current();
    return asker.isStaff()
        ? p
        : new Product(
            p.id(),
            p.code(),
            p.names(),
            p.commodity(),
            p.customerClasses(),
            p.offered(),
            p.baseOnly(),
            current == null ? null : shown(asker, current),
            null,
            p.version());
  }

  private static TariffVersion shown(Asker asker, TariffVersion v) {
    return asker.isStaff()
        ? v
        : new TariffVersion(
            v.id(),
            v.productId(),
            v.number(),
            v.effectiveFrom(),
            v.publishedAt(),
            v.name(),
            null,
            null,
            null);
  }

  @Override
  @Transactional
  public Product create(Asker asker, NewProduct product) {
    requireEditor(asker);
    UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
    if (!rows.insert(id, product, calendar.now())) {
      throw Refusals.conflict("There is a product of this code already.", "product-known");
    }
    Product made = row(id);
    audit.record(asker, "product-created", "product", id, null, made);
    return made;
  }

  @Override
  @Transactional
  public Product change(Asker asker, UUID id, ProductChange change) {
    requireEditor(asker);
    Product before = row(id);
    if (!rows.update(id, change)) {
      throw Refusals.changedMeanwhile("product");
    }
    Product after = row(id);
    audit.record(asker, "product-changed", "product", id, before, after);
    return after;
  }

  @Override
  @Transactional(readOnly = true)
  public List<TariffVersion> versions(Asker asker, UUID id) {
    Product product = get(asker, id);
    if (asker.isStaff()) {
      return versions.ofProduct(id);
    }
    TariffVersion current = product.current();
    return current == null ? List.of() : List.of(current);
  }

  @Override
  @Transactional(readOnly = true)
  public PublishedTariff version(Asker asker, UUID versionId) {
    PublishedTariff found =
        versions.find(versionId).orElseThrow(() -> Refusals.notFound("tariff version"));
    if (asker.isStaff()) {
      return found;
    }
    Product product = row(found.version().productId());
    TariffVersion current = product.current();
    if (!visible(asker, product) || current == null || !current.id().equals(versionId)) {
      throw Refusals.notFound("tariff version");
    }
    return new PublishedTariff(shown(asker, found.version()), found.document());
  }

  private Product row(UUID id) {
    return rows.find(id, calendar.today()).orElseThrow(() -> Refusals.notFound("product"));
  }
}
