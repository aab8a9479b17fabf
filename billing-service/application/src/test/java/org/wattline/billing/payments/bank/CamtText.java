package org.wattline.billing.payments.bank;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Writes a bank's camt.053 as tests need it. */
public final class CamtText {
  private final String iban;
  private final String id;
  private final String day;
  private final List<String> entries = new ArrayList<>();
  private String message = "053";
  private String opening = "";

  public CamtText(String iban, String id, String day) {
    this.iban = iban;
    this.id = id;
    this.day = day;
  }

  CamtText notification() {
    message = "054";
    return this;
  }

  CamtText balances(String open, String close) {
    opening = balance("OPBD", open) + balance("CLBD", close);
    return this;
  }

  private String balance(String code, String amount) {
    return "<Bal><Tp><CdOrPrtry><Cd>%s</Cd></CdOrPrtry></Tp>%s<Dt><Dt>%s</Dt></Dt></Bal>"
        .formatted(code, amount(amount), day);
  }

  private static String amount(String signed) {
    BigDecimal amount = new BigDecimal(signed);
    return "<Amt Ccy=\"EUR\">%s</Amt><CdtDbtInd>%s</CdtDbtInd>"
        .formatted(amount.abs().toPlainString(), amount.signum() < 0 ? "DBIT" : "CRDT");
  }

  /** Money in, with a structured reference. */
  public CamtText in(String amount, String reference, String endToEnd) {
    return entry(
        amount,
        "BOOK",
        detail(
            "",
            endToEnd,
            "<RmtInf><Strd><CdtrRefInf><Ref>%s</Ref></CdtrRefInf></Strd></RmtInf>"
                .formatted(reference)));
  }

  /** Money in, with words only. */
  public CamtText said(String amount, String payer, String words) {
    return entry(
        amount,
        "BOOK",
        "<TxDtls><Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs><RltdPties><Dbtr><Nm>"
            + payer
            + "</Nm></Dbtr><DbtrAcct><Id><IBAN>BE68539007547034</IBAN></Id></DbtrAcct></RltdPties>"
            + "<RmtInf><Ustrd>"
            + words
            + "</Ustrd></RmtInf></TxDtls>");
  }

  /** Money that came in went back. */
  CamtText back(String amount, String endToEnd) {
    return entry(
        "-" + amount, "BOOK", detail("", endToEnd, "<RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf>"));
  }

  /** A batch: one entry of the sum, a payment for each reference. */
  CamtText batch(String sum, String each, String... references) {
    StringBuilder details = new StringBuilder();
    for (String reference : references) {
      details.append(
          detail(
              amount(each),
              "E2E",
              "<RmtInf><Strd><CdtrRefInf><Ref>%s</Ref></CdtrRefInf></Strd></RmtInf>"
                  .formatted(reference)));
    }
    return entry(sum, "BOOK", details.toString());
  }

  CamtText pending(String amount, String reference) {
    return entry(
        amount, "PDNG", detail("", "P", "<RmtInf><Ustrd>%s</Ustrd></RmtInf>".formatted(reference)));
  }

  private static String detail(String amount, String endToEnd, String more) {
    return "<TxDtls><Refs><EndToEndId>%s</EndToEndId></Refs>%s%s</TxDtls>"
        .formatted(endToEnd, amount, more);
  }

  private CamtText entry(String amount, String status, String details) {
    entries.add(
        ("<Ntry>%s<Sts>%s</Sts><BookgDt><Dt>%s</Dt></BookgDt><BkTxCd/><NtryDtls>%s</NtryDtls></Ntry>")
            .formatted(amount(amount), status, day, details));
    return this;
  }

  public String text() {
    return text(day + "T18:00:00Z");
  }

  public String text(String createdAt) {
    String body = message.equals("053") ? "BkToCstmrStmt" : "BkToCstmrDbtCdtNtfctn";
    String part = message.equals("053") ? "Stmt" : "Ntfctn";
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.%s.001.02"><%s>
    <GrpHdr><MsgId>M-%s</MsgId><CreDtTm>%s</CreDtTm></GrpHdr>
    <%s><Id>%s</Id><CreDtTm>%s</CreDtTm><Acct><Id><IBAN>%s</IBAN></Id></Acct>%s
    %s</%s></%s></Document>
    """
        .formatted(
            message,
            body,
            id,
            createdAt,
            part,
            id,
            createdAt,
            iban,
            opening,
            String.join("\n", entries),
            part,
            body);
  }
}
