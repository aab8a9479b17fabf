package org.wattline.billing.customers.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.text.Normalizer;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.NullUnmarked;
import org.wattline.billing.contract.customers.Customer;
import org.wattline.billing.contract.customers.NewCustomer;
import org.wattline.billing.contract.customers.PartyKind;
import org.wattline.billing.contract.customers.PostalAddress;

/** A customer's row. */
@Entity
@Table(name = "customer")
@NullUnmarked
class CustomerEntity {
  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

  @Id
  @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
  private UUID id;

  @Enumerated(EnumType.STRING)
  private PartyKind kind;

  private String givenName;
  private String familyName;
  private String organisationName;
  private String enterpriseNumber;
  private String email;
  private String phone;
  private String language;
  private String street;

  @Column(name = "address_extra")
  private String addressExtra;

  private String postalCode;
  private String city;
  private String region;
  private String country;
  private String sortName;
  private Instant createdAt;
  @Version private int version;

  protected CustomerEntity() {}

  CustomerEntity(NewCustomer particulars, Instant now) {
    createdAt = now;
    take(particulars);
  }

  final void take(NewCustomer p) {
    kind = p.kind();
    boolean person = p.kind() == PartyKind.PERSON;
    givenName = person ? trimmed(p.givenName()) : null;
    familyName = person ? trimmed(p.familyName()) : null;
    organisationName = person ? null : trimmed(p.organisationName());
    enterpriseNumber = person ? null : trimmed(p.enterpriseNumber());
    email = trimmed(p.email());
    phone = trimmed(p.phone());
    language = p.language();
    PostalAddress a = p.address();
    street = a.street().strip();
    addressExtra = trimmed(a.extra());
    postalCode = a.postalCode().strip();
    city = a.city().strip();
    region = trimmed(a.region());
    country = a.country();
    sortName =
        searchable(
            person ? familyName + " " + (givenName == null ? "" : givenName) : organisationName);
  }

  /** Lower case, without accents, single spaces: how names are sorted and found. */
  static String searchable(String name) {
    String plain = ACCENTS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).replaceAll("");
    return plain.toLowerCase(Locale.ROOT).strip().replaceAll("\\s+", " ");
  }

  private static String trimmed(String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  UUID id() {
    return id;
  }

  String sortName() {
    return sortName;
  }

  String language() {
    return language;
  }

  int version() {
    return version;
  }

  String name() {
    if (kind == PartyKind.ORGANISATION) {
      return organisationName;
    }
    return givenName == null ? familyName : givenName + " " + familyName;
  }

  Customer toContract() {
    return new Customer(
        id,
        kind,
        name(),
        givenName,
        familyName,
        organisationName,
        enterpriseNumber,
        email,
        phone,
        language,
        new PostalAddress(street, addressExtra, postalCode, city, region, country),
        version);
  }
}
