package org.wattline.billing.ledger;

import static org.wattline.billing.ledger.GlAccount.BANK;
import static org.wattline.billing.ledger.GlAccount.REVENUE;
import static org.wattline.billing.ledger.GlAccount.TAX_PAYABLE;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
import org.wattline.tenancy.TenantScope;
import org.wattline.tenancy.directory.TenantEntry;

/** Books bills and payments of one supplier as billing and payments do: postings and open items. */
public final class Books {
  private static final BigDecimal TAX = new BigDecimal("0.06");

  public final Ledger ledger;
  public final OpenItems items;
  private final TransactionTemplate transactions;
  private final TenantEntry supplier;

  public Books(
      Ledger ledger, OpenItems items, TransactionTemplate transactions, TenantEntry supplier) {
    this.ledger = ledger;
    this.items = items;
    this.transactions = transactions;
    this.supplier = supplier;
  }

  /** In one database transaction of the supplier's. */
  public <T extends @Nullable Object> T together(Callable<T> work) {
    return TenantScope.call(
        supplier.id(),
        () ->
            transactions.execute(
                status -> {
                  try {
                    return work.call();
                  } catch (RuntimeException fault) {
                    throw fault;
                  } catch (Exception fault) {
                    throw new IllegalStateException(fault);
                  }
                }));
  }

  public UUID bill(UUID account, String day, String amount) {
    return bill(UUID.randomUUID(), account, LocalDate.parse(day), new BigDecimal(amount));
  }

  /** A bill, or a credit note, due two weeks later. */
  public UUID bill(UUID id, UUID account, LocalDate day, BigDecimal amount) {
    BigDecimal tax = amount.multiply(TAX).setScale(2, RoundingMode.HALF_UP);
    String number = "B-" + id.toString().substring(0, 8);
    together(
        () -> {
          ledger.post(
              List.of(
                  new Transaction(
                      id,
                      amount.signum() > 0 ? TransactionKind.BILL : TransactionKind.CORRECTION,
                      day,
                      number,
                      id,
                      List.of(
                          Leg.receivable(account, amount),
                          Leg.of(REVENUE, amount.subtract(tax).negate()),
                          Leg.of(TAX_PAYABLE, tax.negate())))));
          items.open(OpenItem.issued(id, account, number, day, day.plusDays(14), amount, null));
          return null;
        });
    return id;
  }

  public UUID pay(UUID account, String day, String amount) {
    return pay(UUID.randomUUID(), account, LocalDate.parse(day), new BigDecimal(amount), null);
  }

  public UUID pay(UUID id, UUID account, LocalDate day, BigDecimal amount, @Nullable UUID named) {
    together(
        () -> {
          ledger.post(List.of(payment(id, account, day, amount)));
          items.allocate(
              new Credit(id, account, amount, day, AllocationPolicy.OLDEST_DUE_FIRST, named));
          return null;
        });
    return id;
  }

  public static Transaction payment(UUID id, UUID account, LocalDate day, BigDecimal amount) {
    return new Transaction(
        id,
        TransactionKind.PAYMENT,
        day,
        "P-" + id.toString().substring(0, 8),
        id,
        List.of(Leg.of(BANK, amount), Leg.receivable(account, amount.negate())));
  }

  /** The payment, or a part of it, goes back to where it came from. */
  public void giveBack(UUID id, UUID payment, UUID account, LocalDate day, BigDecimal amount) {
    together(
        () -> {
          ledger.post(List.of(payment(payment, account, day, amount).reversal(id, day)));
          items.giveBack(id, payment, amount, day);
          return null;
        });
  }
}
