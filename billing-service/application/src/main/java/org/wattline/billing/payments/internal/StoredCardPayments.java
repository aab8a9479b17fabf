package org.wattline.billing.payments.internal;

import com.stripe.model.checkout.Session;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.wattline.billing.access.Asker;
import org.wattline.billing.access.Cursor;
import org.wattline.billing.access.Refusals;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.payments.Autopay;
import org.wattline.billing.contract.payments.AutopayChange;
import org.wattline.billing.contract.payments.NewPayment;
import org.wattline.billing.contract.payments.NewSavedMethod;
import org.wattline.billing.contract.payments.Payment;
import org.wattline.billing.contract.payments.PaymentOrigin;
import org.wattline.billing.contract.payments.PaymentReceipt;
import org.wattline.billing.contract.payments.ProviderPage;
import org.wattline.billing.contract.payments.SavedMethod;
import org.wattline.billing.customers.AccountAccess;
import org.wattline.billing.customers.AccountRegister;
import org.wattline.billing.customers.AccountTerms;
import org.wattline.billing.customers.Supplier;
import org.wattline.billing.ledger.Allocated;
import org.wattline.billing.ledger.OpenItem;
import org.wattline.billing.ledger.OpenItems;
import org.wattline.billing.payments.CardPayments;
import org.wattline.billing.payments.PaymentState;
import org.wattline.billing.requests.MoneyRequest;
import org.wattline.billing.requests.MoneyRequests;

@Service
class StoredCardPayments implements CardPayments {
  /** How long a page may be left open. */
  static final Duration PAGE_LIFE = Duration.ofHours(1);

  private static final String METHODS_PATH = "/payments";
  private static final int CURSOR_PARTS = 2;
  private static final int RECEIPT_DIGITS = 12;

  private final PaymentRows rows;
  private final MoneyRequests requests;
  private final MoneyRequests.Many<PaymentRows.Asked> payments;
  private final PaymentFollowUp followUp;
  private final GatewayCustomers customers;
  private final StripeGateway gateway;
  private final StripeKeys keys;
  private final AutopayRows autopay;
  private final AccountAccess access;
  private final AccountRegister accounts;
  private final Supplier supplier;
  private final OpenItems items;
  private final TransactionTemplate transactions;

  StoredCardPayments(
      PaymentRows rows,
      MoneyRequests requests,
      PaymentFollowUp followUp,
      GatewayCustomers customers,
      StripeGateway gateway,
      StripeKeys keys,
      AutopayRows autopay,
      AccountAccess access,
      AccountRegister accounts,
      Supplier supplier,
      OpenItems items,
      TransactionTemplate transactions) {
    this.rows = rows;
    this.requests = requests;
    this.payments = requests.many(rows::insert);
    this.followUp = followUp;
    this.customers = customers;
    this.gateway = gateway;
    this.keys = keys;
    this.autopay = autopay;
    this.access = access;
    this.accounts = accounts;
    this.supplier = supplier;
    this.items = items;
    this.transactions = transactions;
  }

  /** The account, for somebody who may pay for it. */
  private AccountTerms payersAccount(Asker asker, UUID accountId) {
    AccountTerms account = access.terms(asker, accountId, AccountAccess.Purpose.PAY);
    if (asker.isStaff()) {
      throw Refusals.notAllowed(
          "Staff do not pay by card: a person of the account does.", "staff-do-not-pay");
    }
    return account;
  }

  /** A payment that is asked for, and who pays it. */
  private record Begun(PaymentRow payment, GatewayCustomers.Payer payer) {}

  @Override
  public Payment pay(Asker asker, UUID accountId, String key, NewPayment asked) {
    AccountTerms account = payersAccount(asker, accountId);
    keys.require();
    if (asked.amount().stripTrailingZeros().scale()
        > Currency.getInstance(account.currency()).getDefaultFractionDigits()) {
      throw Refusals.invalid(
          "amount", "is finer than " + account.currency(), "too-fine", account.currency());
    }
    Instant now = followUp.now();
    MoneyRequest request = new MoneyRequest(accountId, key, "pay", asked);
    AtomicReference<Begun> begun = new AtomicReference<>();
    return payments.once(
        request,
        Payment.class,
        id -> {
          GatewayCustomers.Payer payer = usable(accountId, asked);
          PaymentRow row = row(id, account, asked, now);
          begun.set(new Begun(row, payer));
          return new PaymentRows.Asked(row, asker.name());
        },
        id -> {
          Begun mine = begun.get();
          PaymentFollowUp.Told told =
              mine != null && mine.payment().id().equals(id)
                  ? followUp.ask(mine.payment(), mine.payer(), request)
                  : followUp.follow(id, request);
          return new MoneyRequests.Answer<>(told.payment().shown(), told.answered());
        });
  }

  /** Who pays, when bill, card and language are such that it can be paid. */
  private GatewayCustomers.Payer usable(UUID accountId, NewPayment asked) {
    UUID bill = asked.billId();
    if (bill != null
        && items.of(accountId).stream().noneMatch(item -> item.documentId().equals(bill))) {
      throw Refusals.invalid(
          "billId", "names no bill of this account that is open", "bill-not-open");
    }
    GatewayCustomers.Payer payer = customers.payer(accountId, asked.methodId());
    if (asked.methodId() != null && payer.method() == null) {
      throw Refusals.invalid("methodId", "names no saved method of this account", "no-such-method");
    }
    if (asked.language() != null) {
      supplier.requireLanguage(asked.language());
    }
    return payer;
  }

  private static PaymentRow row(UUID id, AccountTerms account, NewPayment asked, Instant now) {
    return new PaymentRow(
        id,
        account.id(),
        asked.amount(),
        account.currency(),
        asked.billId(),
        asked.methodId() == null ? PaymentOrigin.CHECKOUT : PaymentOrigin.SAVED_METHOD,
        asked.methodId(),
        asked.saveMethod(),
        new PaymentState.Requested(),
        null,
        null,
        null,
        asked.returnPath(),
        asked.language() == null ? account.language() : asked.language(),
        null,
        now.plus(PAGE_LIFE),
        now,
        null);
  }

  @Override
  public Page<Payment> ofAccount(Asker asker, UUID accountId, @Nullable String cursor, int limit) {
    access.require(asker, accountId, AccountAccess.Purpose.READ);
    Cursor.Parts from = Cursor.read(cursor, CURSOR_PARTS);
    int length = Cursor.checkedLimit(limit);
    return Cursor.page(
        rows.ofAccount(accountId, from.instantOrNull(0), from.uuidOrNull(1), length + 1).stream()
            .map(PaymentRow::shown)
            .toList(),
        length,
        last -> List.of(last.requestedAt().toString(), last.id().toString()));
  }

  /** The payment, if the asker may see its account. */
  private PaymentRow readable(Asker asker, UUID id) {
    PaymentRow payment = rows.find(id).orElseThrow(() -> Refusals.notFound("payment"));
    try {
      access.require(asker, payment.accountId(), AccountAccess.Purpose.READ);
    } catch (org.wattline.tenancy.problem.ProblemException foreign) {
      throw Refusals.notFound("payment");
    }
    return payment;
  }

  @Override
  public Payment get(Asker asker, UUID id) {
    return readable(asker, id).shown();
  }

  @Override
  public PaymentReceipt receipt(Asker asker, UUID id) {
    PaymentRow payment = readable(asker, id);
    if (!(payment.state() instanceof PaymentState.Succeeded paid) || payment.paidOn() == null) {
      throw Refusals.conflict(
          "This payment has not succeeded: there is no receipt.", "no-receipt-yet");
    }
    List<PaymentReceipt.PaidItem> paidFor = new ArrayList<>();
    BigDecimal used = BigDecimal.ZERO;
    for (Allocated part : items.allocations(id)) {
      String number = items.byDocument(part.documentId()).map(OpenItem::number).orElse("");
      paidFor.add(new PaymentReceipt.PaidItem(part.documentId(), number, part.amount()));
      used = used.add(part.amount());
    }
    String digits = id.toString().replace("-", "");
    return new PaymentReceipt(
        id,
        "RC-" + digits.substring(digits.length() - RECEIPT_DIGITS).toUpperCase(Locale.ROOT),
        supplier.name(),
        accounts.get(asker, payment.accountId()).number(),
        payment.amount(),
        payment.currency(),
        payment.method(),
        payment.paidOn(),
        paidFor,
        payment.amount().subtract(paid.refunded()).subtract(used).max(BigDecimal.ZERO),
        paid.refunded());
  }

  @Override
  public List<SavedMethod> methods(Asker asker, UUID accountId) {
    access.require(asker, accountId, AccountAccess.Purpose.READ);
    return customers.methods(accountId);
  }

  @Override
  public ProviderPage saveMethod(Asker asker, UUID accountId, String key, NewSavedMethod asked) {
    AccountTerms account = payersAccount(asker, accountId);
    keys.require();
    if (asked.language() != null) {
      supplier.requireLanguage(asked.language());
    }
    return requests.once(
        new MoneyRequest(accountId, key, "save-method", asked),
        ProviderPage.class,
        id -> {},
        id -> setupPage(id, account, asked));
  }

  private ProviderPage setupPage(UUID id, AccountTerms account, NewSavedMethod asked) {
    try {
      Session session =
          gateway.openSetup(
              id,
              account.id(),
              customers.of(account.id()),
              followUp.way(
                  asked.returnPath() == null ? METHODS_PATH : asked.returnPath(),
                  "method=new",
                  asked.language() == null ? account.language() : asked.language(),
                  supplier.name()),
              followUp.now().plus(PAGE_LIFE));
      return new ProviderPage(session.getUrl(), Instant.ofEpochSecond(session.getExpiresAt()));
    } catch (GatewayException notOpened) {
      // no money moves on that page: a new one under the same key does no harm
      throw new MoneyRequests.NothingDoneException(
          Refusals.conflict(
              "The payment provider does not answer now. Try again in a minute.",
              "provider-silent"));
    }
  }

  @Override
  public void removeMethod(Asker asker, UUID accountId, UUID methodId) {
    access.require(asker, accountId, AccountAccess.Purpose.PAY);
    String kept = keys.find() == null ? null : customers.gatewayId(accountId, methodId);
    if (kept == null) {
      throw Refusals.notFound("saved method");
    }
    try {
      gateway.detach(kept);
    } catch (GatewayException later) {
      throw Refusals.conflict(
          "The payment provider does not answer now, and the card is still kept. Try again.",
          "card-still-kept");
    }
    transactions.executeWithoutResult(
        status -> {
          autopay.endFor(asker, methodId);
          customers.removed(methodId);
        });
  }

  @Override
  public Autopay autopay(Asker asker, UUID accountId) {
    access.require(asker, accountId, AccountAccess.Purpose.READ);
    return autopay.of(accountId);
  }

  @Override
  public Autopay changeAutopay(Asker asker, UUID accountId, AutopayChange change) {
    payersAccount(asker, accountId);
    UUID method = change.enabled() ? change.methodId() : null;
    if (change.enabled()
        && (method == null
            || keys.find() == null
            || customers.gatewayId(accountId, method) == null)) {
      throw Refusals.invalid("methodId", "names no saved method of this account", "no-such-method");
    }
    transactions.executeWithoutResult(
        status -> autopay.change(asker, accountId, method, change.version()));
    return autopay.of(accountId);
  }
}
