package org.wattline.billing.payments.bank.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.bank.BankEntryState;
import org.wattline.billing.contract.bank.BankMessage;
import org.wattline.billing.payments.bank.PaymentReference;
import org.wattline.billing.payments.bank.internal.CamtDocument.Detail;
import org.wattline.billing.payments.bank.internal.CamtDocument.Entry;
import org.wattline.billing.payments.bank.internal.CamtDocument.Ids;
import org.wattline.billing.payments.bank.internal.CamtDocument.Party;
import org.wattline.billing.payments.bank.internal.CamtDocument.Statement;

/**
 * Opens a statement's entries into payments: a batch whose payments add up to it becomes its
 * payments, all else stays one. Their sum is the entries' sum, always.
 */
final class EntrySplit {
  private static final int MAX_NAME = 140;
  private static final int MAX_ACCOUNT = 60;
  private static final int MAX_MESSAGE = 2_000;
  private static final int MAX_CODE = 40;

  private static final Detail NONE =
      new Detail(
          null,
          null,
          new Ids(null, null, null, null, null, null, null),
          new Party(null, null),
          new Party(null, null),
          List.of(),
          List.of(),
          null,
          null);

  private final boolean booked;
  private final String currency;
  private final int decimals;
  private final LocalDate createdOn;
  private final List<NewEntry> payments = new ArrayList<>();

  private EntrySplit(boolean booked, String currency, LocalDate createdOn) {
    this.booked = booked;
    this.currency = currency;
    this.decimals = Currency.getInstance(currency).getDefaultFractionDigits();
    this.createdOn = createdOn;
  }

  /**
   * @param booked which message the account is booked from
   * @param currency the supplier's
   * @param createdOn the day that the statement was made on, for entries without one
   */
  static List<NewEntry> of(
      Statement statement,
      BankMessage message,
      BankMessage booked,
      String currency,
      LocalDate createdOn) {
    EntrySplit split = new EntrySplit(message == booked, currency, createdOn);
    statement.entries().forEach(split::add);
    return split.payments;
  }

  private void add(Entry entry) {
    List<Detail> details = entry.details();
    if (details.size() < 2) {
      add(entry, details.isEmpty() ? NONE : details.getFirst(), entry.amount(), null);
    } else if (addsUp(entry)) {
      for (Detail detail : details) {
        add(entry, detail, Objects.requireNonNull(detail.amount()), null);
      }
    } else {
      add(
          entry,
          NONE,
          entry.amount(),
          "A batch of " + details.size() + " payments that do not add up to its amount.");
    }
  }

  private static boolean addsUp(Entry entry) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Detail detail : entry.details()) {
      BigDecimal amount = detail.amount();
      if (amount == null || !entry.currency().equals(detail.currency())) {
        return false;
      }
      sum = sum.add(amount);
    }
    return sum.compareTo(entry.amount()) == 0;
  }

  private void add(Entry entry, Detail detail, BigDecimal amount, @Nullable String remark) {
    List<String> messages = new ArrayList<>(detail.messages());
    if (messages.isEmpty()) {
      String said = detail.information() == null ? entry.information() : detail.information();
      if (said != null) {
        messages.add(said);
      }
    }
    String message = messages.isEmpty() ? null : String.join("\n", messages);
    List<String> references = new ArrayList<>();
    for (String given : detail.references()) {
      PaymentReference.parse(given).map(PaymentReference::text).ifPresent(references::add);
    }
    if (message != null) {
      for (PaymentReference found : PaymentReference.findIn(message)) {
        if (!references.contains(found.text())) {
          references.add(found.text());
        }
      }
    }
    Party other = amount.signum() > 0 ? detail.debtor() : detail.creditor();
    BankEntryState state = BankEntryState.UNMATCHED;
    String why = remark;
    if (!booked) {
      state = BankEntryState.INFORMATION;
    } else if (!entry.status().equals("BOOK")) {
      state = BankEntryState.PENDING;
      why = "The bank has not booked it yet.";
    } else if (!entry.currency().equals(currency)) {
      state = BankEntryState.PENDING;
      why = "It is in " + entry.currency() + ", the books are in " + currency + ".";
    } else if (amount.scale() > decimals) {
      state = BankEntryState.PENDING;
      why = "It is finer than " + currency + ".";
    } else if (amount.signum() == 0) {
      state = BankEntryState.INFORMATION;
      why = "It is of nothing.";
    }
    String servicer = detail.ids().servicer();
    payments.add(
        new NewEntry(
            newId(),
            payments.size() + 1,
            state,
            amount,
            entry.currency(),
            entry.reversal() || detail.returnReason() != null,
            entry.bookedOn() != null
                ? entry.bookedOn()
                : entry.valueOn() != null ? entry.valueOn() : createdOn,
            entry.valueOn(),
            cut(other.name(), MAX_NAME),
            cut(other.account(), MAX_ACCOUNT),
            references,
            detail.references().isEmpty()
                ? references.stream().findFirst().orElse(null)
                : cut(detail.references().getFirst(), MAX_NAME),
            cut(message, MAX_MESSAGE),
            cut(detail.ids().endToEnd(), MAX_NAME),
            cut(servicer == null ? entry.servicerReference() : servicer, MAX_NAME),
            cut(detail.returnReason(), MAX_CODE),
            why));
  }

  private static @Nullable String cut(@Nullable String text, int most) {
    if (text == null) {
      return null;
    }
    String plain =
        text.codePoints()
            .filter(c -> c == '\n' || !Character.isISOControl(c))
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return plain.length() <= most ? plain : plain.substring(0, most);
  }

  static UUID newId() {
    return UuidVersion7Strategy.INSTANCE.generateUuid(null);
  }
}
