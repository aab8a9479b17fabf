package org.wattline.billing.payments.bank.internal;

import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.wattline.billing.payments.bank.PaymentReference;
import org.wattline.billing.payments.bank.PaymentReferences;
import org.wattline.tenancy.TenantScope;
import org.wattline.tenancy.directory.TenantDirectory;

/** Belgian suppliers print the Belgian reference, all others that of ISO 11649. */
@Component
class CountedReferences implements PaymentReferences {
  private static final int MAX_COUNT = 10_000;

  private final JdbcClient jdbc;
  private final TenantDirectory directory;

  CountedReferences(JdbcClient jdbc, TenantDirectory directory) {
    this.jdbc = jdbc;
    this.directory = directory;
  }

  @Override
  @Transactional
  public List<PaymentReference> next(int count) {
    if (count < 1 || count > MAX_COUNT) {
      throw new IllegalArgumentException("1 to " + MAX_COUNT + " references, not " + count);
    }
    boolean belgian = isBelgian();
    return jdbc
        .sql("select nextval('payment_reference_seq') from generate_series(1, :count)")
        .param("count", count)
        .query(Long.class)
        .list()
        .stream()
        .map(ordinal -> of(ordinal, belgian))
        .toList();
  }

  @Override
  public PaymentReference ofAccount(String accountNumber) {
    long base = Long.parseLong(accountNumber);
    if (accountNumber.length() != 10 || base < PaymentReference.DOCUMENTS) {
      throw new IllegalArgumentException("No account number: " + accountNumber);
    }
    return of(base, isBelgian());
  }

  private static PaymentReference of(long base, boolean belgian) {
    return belgian
        ? PaymentReference.belgian(base)
        : PaymentReference.creditor(String.format(Locale.ROOT, "%010d", base));
  }

  private boolean isBelgian() {
    return directory
        .byId(TenantScope.current())
        .orElseThrow(() -> new IllegalStateException("The bound tenant left the directory"))
        .market()
        .startsWith("BE-");
  }
}
