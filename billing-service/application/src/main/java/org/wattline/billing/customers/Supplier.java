package org.wattline.billing.customers;

import java.time.Clock;
import java.time.LocalDate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.wattline.billing.access.Refusals;
import org.wattline.tenancy.TenantScope;
import org.wattline.tenancy.directory.TenantDirectory;
import org.wattline.tenancy.directory.TenantEntry;
import org.wattline.tenancy.time.Business;

/** What follows from which supplier this is: its languages, its currency, its date. */
@Component
public class Supplier {
  private final TenantDirectory directory;
  private final Clock clock;

  public Supplier(TenantDirectory directory, @Business Clock clock) {
    this.directory = directory;
    this.clock = clock;
  }

  public String name() {
    return supplier().brand().displayName();
  }

  public String currency() {
    return supplier().currency().getCurrencyCode();
  }

  /** The language that it speaks where nobody chose one: two letters. */
  public String language() {
    return supplier().defaultLocale().getLanguage();
  }

  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), supplier().zone());
  }

  public void requireLanguage(String language) {
    TenantEntry supplier = supplier();
    if (supplier.locales().stream().noneMatch(locale -> locale.getLanguage().equals(language))) {
      throw Refusals.invalid(
          "language",
          supplier.locales().stream()
              .map(locale -> locale.getLanguage())
              .collect(Collectors.joining(", ", "must be one of the supplier's: ", "")),
          "language-not-offered");
    }
  }

  private TenantEntry supplier() {
    return directory
        .byId(TenantScope.current())
        .orElseThrow(() -> new IllegalStateException("The bound tenant left the directory"));
  }
}
