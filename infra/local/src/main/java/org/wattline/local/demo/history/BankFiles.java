package org.wattline.local.demo.history;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.wattline.local.Http;
import tools.jackson.databind.JsonNode;

/** What the bank tells of transfers: a statement for the days since the last one. */
final class BankFiles {
  private static final BigInteger CHECK_MODULUS = BigInteger.valueOf(97);
  static final String BELGIAN_ACCOUNT = "BE71096123456769";
  private static final String AMERICAN_ACCOUNT = "4000123456";

  /** Money that came in. */
  record Transfer(
      LocalDate day, BigDecimal amount, String payer, String reference, String endToEnd) {}

  private final StaffDesk desk;
  private final boolean european;

  BankFiles(StaffDesk desk, boolean european) {
    this.desk = desk;
    this.european = european;
  }

  private String account() {
    return european ? BELGIAN_ACCOUNT : AMERICAN_ACCOUNT;
  }

  void ensureAccount(String name) {
    for (JsonNode known : desk.get("/bank/accounts")) {
      if (known.path("iban").asString().equals(account())) {
        return;
      }
    }
    desk.post(
        "/bank/accounts",
        Map.of("iban", account(), "name", name, "booked", "STATEMENT", "onBills", true));
  }

  /**
   * Sends a statement; how many transfers found their account.
   *
   * @param day on whose morning it is made
   */
  int send(LocalDate day, List<Transfer> transfers) {
    return desk.upload(
            "/bank/files?" + Http.encoded(Map.of("name", "camt053-" + day + ".xml")),
            "application/xml",
            statement(day, transfers).getBytes(StandardCharsets.UTF_8))
        .path("matched")
        .asInt();
  }

  private String statement(LocalDate day, List<Transfer> transfers) {
    StringBuilder entries = new StringBuilder();
    transfers.stream()
        .sorted(java.util.Comparator.comparing(Transfer::day).thenComparing(Transfer::endToEnd))
        .forEach(each -> entries.append(entry(each)));
    String id = "DEMO-" + day;
    String made = day + "T04:00:00Z";
    String own =
        european ? "<IBAN>" + account() + "</IBAN>" : "<Othr><Id>" + account() + "</Id></Othr>";
    return String.format(
        Locale.ROOT,
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
        <GrpHdr><MsgId>%s</MsgId><CreDtTm>%s</CreDtTm></GrpHdr>
        <Stmt><Id>%s</Id><CreDtTm>%s</CreDtTm><Acct><Id>%s</Id><Ccy>%s</Ccy></Acct>
        %s</Stmt></BkToCstmrStmt></Document>
        """,
        id,
        made,
        id,
        made,
        own,
        currency(),
        entries);
  }

  private String currency() {
    return european ? "EUR" : "USD";
  }

  private String entry(Transfer transfer) {
    String remittance =
        transfer.reference().isEmpty()
            ? "<Ustrd>electricity, thank you</Ustrd>"
            : "<Strd><CdtrRefInf><Ref>" + transfer.reference() + "</Ref></CdtrRefInf></Strd>";
    return String.format(
        Locale.ROOT,
        """
        <Ntry><Amt Ccy="%s">%s</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>\
        <BookgDt><Dt>%s</Dt></BookgDt><ValDt><Dt>%s</Dt></ValDt><BkTxCd/><NtryDtls><TxDtls>\
        <Refs><EndToEndId>%s</EndToEndId></Refs><RltdPties><Dbtr><Pty><Nm>%s</Nm></Pty></Dbtr></RltdPties>\
        <RmtInf>%s</RmtInf></TxDtls></NtryDtls></Ntry>
        """,
        currency(),
        transfer.amount().toPlainString(),
        transfer.day(),
        transfer.day(),
        transfer.endToEnd(),
        transfer.payer(),
        remittance);
  }

  /** The standing reference of an account, as a standing order quotes it. */
  String standing(String accountNumber) {
    if (european) {
      int check = new BigInteger(accountNumber).mod(CHECK_MODULUS).intValue();
      return accountNumber + String.format(Locale.ROOT, "%02d", check == 0 ? 97 : check);
    }
    // R is 27 and F is 15 in ISO 7064
    int rest = new BigInteger(accountNumber + "271500").mod(CHECK_MODULUS).intValue();
    return String.format(Locale.ROOT, "RF%02d%s", 98 - rest, accountNumber);
  }
}
