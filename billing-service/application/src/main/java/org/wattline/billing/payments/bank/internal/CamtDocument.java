package org.wattline.billing.payments.bank.internal;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.bank.BankMessage;

/**
 * What a camt.053 or camt.054 document says, of any version; amounts signed: above zero is money
 * in.
 *
 * @param version such as {@code camt.053.001.08}
 */
record CamtDocument(
    BankMessage message,
    String version,
    String messageId,
    Instant createdAt,
    List<Statement> statements) {
  CamtDocument {
    statements = List.copyOf(statements);
  }

  /**
   * A statement or a notification.
   *
   * @param account as the bank names it: an IBAN or its own number
   */
  record Statement(
      String id,
      @Nullable String sequence,
      @Nullable String legalSequence,
      Instant createdAt,
      @Nullable Instant from,
      @Nullable Instant to,
      @Nullable String copyOrDuplicate,
      String account,
      @Nullable String information,
      List<Balance> balances,
      List<Entry> entries) {
    Statement {
      balances = List.copyOf(balances);
      entries = List.copyOf(entries);
    }

    /** The amount of a balance, such as {@code OPBD}; null where it is not given. */
    @Nullable BigDecimal balance(String code, String currency) {
      return balances.stream()
          .filter(b -> b.code().equals(code) && b.currency().equals(currency))
          .map(Balance::amount)
          .findFirst()
          .orElse(null);
    }
  }

  /**
   * @param code such as {@code OPBD} or {@code CLBD}
   */
  record Balance(String code, BigDecimal amount, String currency, @Nullable LocalDate day) {}

  /**
   * @param status {@code BOOK}, {@code PDNG}, {@code INFO}, or the bank's own
   * @param batch the id of the batch that it stands for
   */
  record Entry(
      BigDecimal amount,
      String currency,
      boolean reversal,
      String status,
      @Nullable LocalDate bookedOn,
      @Nullable LocalDate valueOn,
      @Nullable String reference,
      @Nullable String servicerReference,
      TransactionCode code,
      @Nullable String batch,
      @Nullable String information,
      List<Detail> details) {
    Entry {
      details = List.copyOf(details);
    }
  }

  /** What kind of transaction it is, by ISO's domain, family and subfamily, or the bank's own. */
  record TransactionCode(
      @Nullable String domain,
      @Nullable String family,
      @Nullable String subFamily,
      @Nullable String proprietary) {}

  /**
   * One payment of an entry.
   *
   * @param amount null where it is the entry's
   * @param references structured, as the payer gave them
   * @param messages free text, as the payer wrote it
   * @param returnReason the code of a return
   */
  record Detail(
      @Nullable BigDecimal amount,
      @Nullable String currency,
      Ids ids,
      Party debtor,
      Party creditor,
      List<String> references,
      List<String> messages,
      @Nullable String returnReason,
      @Nullable String information) {
    Detail {
      references = List.copyOf(references);
      messages = List.copyOf(messages);
    }
  }

  /** The many names of one payment. */
  record Ids(
      @Nullable String endToEnd,
      @Nullable String instruction,
      @Nullable String transaction,
      @Nullable String mandate,
      @Nullable String message,
      @Nullable String paymentInformation,
      @Nullable String servicer) {}

  /** Who paid, or was paid. */
  record Party(@Nullable String name, @Nullable String account) {}
}
