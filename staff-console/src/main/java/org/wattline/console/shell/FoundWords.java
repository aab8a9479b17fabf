package org.wattline.console.shell;

import com.vaadin.flow.component.Component;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.customers.PartyKind;
import org.wattline.billing.contract.search.Found;
import org.wattline.billing.contract.search.FoundBill;
import org.wattline.billing.contract.search.FoundKind;
import org.wattline.billing.contract.search.Occupancy;
import org.wattline.console.bills.BillWords;
import org.wattline.console.points.PointsNavigation;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.Icon;

/** Says in words what was found, and where it opens. */
final class FoundWords {
  private final Component where;
  private final LocalDate today;

  FoundWords(Component where, LocalDate today) {
    this.where = where;
    this.today = today;
  }

  SearchBox.Hit hit(Found found) {
    return new SearchBox.Hit(
        where.getTranslation("search.group." + key(found.kind())),
        icon(found),
        name(found),
        detail(found),
        path(found));
  }

  private static Icon.Name icon(Found found) {
    return switch (found.kind()) {
      case CUSTOMER ->
          found.party() == PartyKind.ORGANISATION ? Icon.Name.BUILDING : Icon.Name.PERSON;
      case ACCOUNT -> Icon.Name.ACCOUNT;
      case BILL -> Icon.Name.MAIL;
      case SERVICE_POINT -> Icon.Name.HOME;
      case METER -> Icon.Name.BOLT;
    };
  }

  private String name(Found found) {
    return switch (found.kind()) {
      case CUSTOMER -> found.name();
      case ACCOUNT -> where.getTranslation("search.account", found.name(), found.customerName());
      case BILL -> bill(found, Objects.requireNonNull(found.bill()));
      case SERVICE_POINT ->
          where.getTranslation("search.point", commodity(found), found.name(), found.address());
      case METER ->
          found.address() == null
              ? where.getTranslation("search.meter.nowhere", commodity(found), found.name())
              : where.getTranslation(
                  "search.meter", commodity(found), found.name(), found.address());
    };
  }

  private String bill(Found found, FoundBill bill) {
    return where.getTranslation(
        "search.bill",
        where.getTranslation("search.bill." + key(bill.kind()), found.name(), found.customerName()),
        BillWords.money(bill.total(), bill.currency()),
        BillWords.state(where, bill.total(), bill.open(), bill.dueOn(), today)
            .getElement()
            .getText()
            .toLowerCase(Formats.here().locale()));
  }

  private String detail(Found found) {
    return switch (found.kind()) {
      case CUSTOMER -> customer(found);
      case ACCOUNT -> String.valueOf(found.address());
      case BILL -> due(found, Objects.requireNonNull(found.bill()));
      case SERVICE_POINT, METER -> occupancy(found, Objects.requireNonNull(found.occupancy()));
    };
  }

  private String customer(Found found) {
    String kind = where.getTranslation("kind." + key(Objects.requireNonNull(found.party())));
    String words = kind + " · " + found.address();
    return found.exact() ? words : words + " · " + where.getTranslation("search.near");
  }

  private String due(Found found, FoundBill bill) {
    String due = Formats.here().date(bill.dueOn());
    String account = String.valueOf(found.accountNumber());
    return bill.open().signum() > 0
        ? where.getTranslation(
            "search.bill.open", account, BillWords.money(bill.open(), bill.currency()), due)
        : where.getTranslation("search.bill.due", account, due);
  }

  private String occupancy(Found found, Occupancy occupancy) {
    return where.getTranslation(
        "search.occupancy." + key(occupancy), found.customerName(), found.accountNumber());
  }

  private String commodity(Found found) {
    return where.getTranslation("commodity." + key(Objects.requireNonNull(found.commodity())));
  }

  private static @Nullable String path(Found found) {
    return switch (found.kind()) {
      case CUSTOMER -> "customers/" + found.id();
      case ACCOUNT -> "accounts/" + found.id();
      case BILL -> "bills/" + found.id();
      case SERVICE_POINT, METER ->
          switch (Objects.requireNonNull(found.occupancy())) {
            case SUPPLIED -> "accounts/" + found.accountId();
            case HELD -> "customers/" + found.customerId();
            case VACANT -> found.kind() == FoundKind.SERVICE_POINT ? point(found) : null;
            case NOT_INSTALLED -> null;
          };
    };
  }

  private static String point(Found found) {
    return PointsNavigation.to(found.id());
  }

  private static String key(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
