package org.wattline.billing.customers.internal;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.customers.Account;
import org.wattline.billing.contract.customers.AccountRole;
import org.wattline.billing.contract.customers.AccountStatus;
import org.wattline.billing.contract.customers.DeliveryChannel;
import org.wattline.billing.contract.customers.Preferences;

/** An account's row. */
@Entity
@Table(name = "account")
@NullUnmarked
class AccountEntity {
  @Id
  @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
  private UUID id;

  private String number;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "customer_id")
  private CustomerEntity customer;

  @Enumerated(EnumType.STRING)
  private AccountStatus status;

  private String currency;
  private String language;

  @Enumerated(EnumType.STRING)
  private DeliveryChannel delivery;

  private LocalDate openedOn;
  private LocalDate closedOn;
  @Version private int version;

  protected AccountEntity() {}

  AccountEntity(
      AccountNumber number,
      CustomerEntity customer,
      String currency,
      DeliveryChannel delivery,
      LocalDate openedOn) {
    this.number = number.toString();
    this.customer = customer;
    this.status = AccountStatus.OPEN;
    this.currency = currency;
    this.language = customer.language();
    this.delivery = delivery;
    this.openedOn = openedOn;
  }

  UUID id() {
    return id;
  }

  CustomerEntity holder() {
    return customer;
  }

  String number() {
    return number;
  }

  int version() {
    return version;
  }

  void prefer(Preferences preferences) {
    delivery = preferences.delivery();
    language = preferences.language();
  }

  Account toContract(@Nullable AccountRole yourRole) {
    return new Account(
        id,
        number,
        customer.id(),
        customer.name(),
        status,
        currency,
        language,
        delivery,
        openedOn,
        closedOn,
        yourRole,
        version);
  }
}
