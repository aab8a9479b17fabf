package org.wattline.billing.documents.internal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wattline.billing.access.Asker;
import org.wattline.billing.access.Refusals;
import org.wattline.billing.bills.BillDirectory;
import org.wattline.billing.contract.billing.Bill;
import org.wattline.billing.contract.documents.Issuer;
import org.wattline.billing.customers.AccountAccess;
import org.wattline.billing.customers.AccountHolders;
import org.wattline.billing.customers.AccountHolders.HeldAccount;
import org.wattline.billing.documents.BillFiles;
import org.wattline.billing.documents.IssuerRegister;
import org.wattline.documents.einvoice.PeppolInvoice;
import org.wattline.documents.pdf.LetterPdf;
import org.wattline.tenancy.problem.ProblemException;
import org.wattline.tenancy.time.Business;

/** Sets a bill's letter once and keeps the bytes; writes its e-invoice whenever it is asked for. */
@Service
class StoredBillFiles implements BillFiles {
  private final BillDirectory bills;
  private final AccountAccess access;
  private final AccountHolders holders;
  private final IssuerRegister issuers;
  private final Letters letters;
  private final JdbcClient jdbc;
  private final Clock clock;

  StoredBillFiles(
      BillDirectory bills,
      AccountAccess access,
      AccountHolders holders,
      IssuerRegister issuers,
      Letters letters,
      JdbcClient jdbc,
      @Business Clock clock) {
    this.bills = bills;
    this.access = access;
    this.holders = holders;
    this.issuers = issuers;
    this.letters = letters;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  @Transactional
  public byte[] pdf(Asker asker, UUID billId) {
    Bill bill = visible(asker, billId);
    return letter(bill);
  }

  /** The letter of a bill, set now if it was not before. */
  byte[] letter(Bill bill) {
    return kept(bill.id()).orElseGet(() -> set(bill));
  }

  private Optional<byte[]> kept(UUID billId) {
    return jdbc.sql("select content from bill_letter where bill_id = :id")
        .param("id", billId)
        .query((row, n) -> row.getBytes(1))
        .optional();
  }

  private byte[] set(Bill inAnyLanguage) {
    HeldAccount held = held(inAnyLanguage);
    Bill bill = bills.byId(inAnyLanguage.id(), held.account().language()).orElse(inAnyLanguage);
    byte[] made = LetterPdf.render(letters.of(bill, held, issuers.at(bill.knownAt())));
    jdbc.sql(
            """
            insert into bill_letter (bill_id, made_at, sha256, content)
            values (:id, :at, :sha256, :content) on conflict (bill_id) do nothing
            """)
        .param("id", bill.id())
        .param("at", Timestamp.from(clock.instant()))
        .param("sha256", sha256(made))
        .param("content", made)
        .update();
    return kept(bill.id()).orElseThrow();
  }

  @Override
  @Transactional(readOnly = true)
  public byte[] ubl(Asker asker, UUID billId) {
    Bill bill = visible(asker, billId);
    Issuer issuer = issuers.at(bill.knownAt());
    if (issuer.vatId() == null) {
      throw Refusals.conflict(
          "There are no e-invoices: this supplier has no VAT number. Its finance staff enter it"
              + " under who bills are from.",
          "no-vat-number");
    }
    return PeppolInvoice.write(EInvoices.of(bill, held(bill), issuer));
  }

  @Override
  @Transactional(readOnly = true)
  public boolean hasEInvoice(Asker asker, UUID billId) {
    return issuers.at(visible(asker, billId).knownAt()).vatId() != null;
  }

  Bill visible(Asker asker, UUID billId) {
    Bill bill = bills.byId(billId, "en").orElseThrow(() -> Refusals.notFound("bill"));
    if (!asker.isStaff()) {
      try {
        access.require(asker, bill.accountId(), AccountAccess.Purpose.READ);
      } catch (ProblemException foreign) {
        throw Refusals.notFound("bill");
      }
    }
    return bill;
  }

  private HeldAccount held(Bill bill) {
    return holders
        .of(bill.accountId())
        .orElseThrow(() -> new IllegalStateException("Bill " + bill.number() + " has no account"));
  }

  private static byte[] sha256(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
