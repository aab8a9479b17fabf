package org.wattline.billing.payments.bank.internal;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.bank.BankMessage;
import org.wattline.billing.payments.bank.internal.CamtDocument.Balance;
import org.wattline.billing.payments.bank.internal.CamtDocument.Detail;
import org.wattline.billing.payments.bank.internal.CamtDocument.Entry;
import org.wattline.billing.payments.bank.internal.CamtDocument.Ids;
import org.wattline.billing.payments.bank.internal.CamtDocument.Party;
import org.wattline.billing.payments.bank.internal.CamtDocument.Statement;
import org.wattline.billing.payments.bank.internal.CamtDocument.TransactionCode;
import org.wattline.billing.payments.bank.internal.XmlNode.NodeBudget;
import org.wattline.formats.FormatRefusedException;
import org.wattline.formats.stream.XmlCursor;

/**
 * Reads camt.053 and camt.054 of any version from a stream: element by element, so that a batch of
 * any length costs no more memory than what is kept of it. The versions differ in a few places
 * only, which are all known here.
 */
final class CamtReader {
  /** Payments of one file: twice the largest file of a supplier of a million customers. */
  static final int MAX_PAYMENTS = 200_000;

  private static final int MAX_STATEMENTS = 1_000;
  private static final int MAX_BALANCES = 100;

  /** Elements of one payment, balance or header. */
  private static final int MAX_ELEMENTS = 5_000;

  private static final Pattern NAMESPACE =
      Pattern.compile("urn:iso:std:iso:20022:tech:xsd:(camt\\.05([34])\\.001\\.\\d{2})");
  private static final Pattern AMOUNT = Pattern.compile("\\d{1,12}(\\.\\d{1,17})?");
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

  private final XmlCursor xml;
  private final ZoneId zone;
  private int payments;

  private CamtReader(XmlCursor xml, ZoneId zone) {
    this.xml = xml;
    this.zone = zone;
  }

  /**
   * @param zone of times that the bank gives without an offset
   * @throws CamtRefusedException when it is no such document, or not whole
   */
  static CamtDocument read(InputStream in, ZoneId zone) throws IOException {
    try {
      XmlCursor xml = XmlCursor.open(in);
      try {
        return new CamtReader(xml, zone).document();
      } finally {
        xml.close();
      }
    } catch (FormatRefusedException refused) {
      throw new CamtRefusedException(
          switch (refused.reason()) {
            case TRUNCATED -> "The file ends in the middle. Fetch it from the bank again.";
            case UNSAFE -> "The file declares entities, which no bank does. It is refused.";
            case LIMIT_EXCEEDED ->
                sentence(
                    "The file is larger in one place than any bank's: " + refused.getMessage());
            default -> sentence("The file is no XML: " + refused.getMessage());
          },
          refused);
    }
  }

  private static String sentence(String text) {
    return text.endsWith(".") ? text : text + ".";
  }

  private CamtDocument document() throws IOException, FormatRefusedException {
    Matcher version = NAMESPACE.matcher(xml.namespace());
    if (!xml.name().equals("Document") || !version.matches()) {
      throw new CamtRefusedException(
          "This is neither a camt.053 nor a camt.054 file. Ask the bank for one of these.");
    }
    BankMessage message =
        version.group(2).equals("3") ? BankMessage.STATEMENT : BankMessage.NOTIFICATION;
    String body = message == BankMessage.STATEMENT ? "BkToCstmrStmt" : "BkToCstmrDbtCdtNtfctn";
    String part = message == BankMessage.STATEMENT ? "Stmt" : "Ntfctn";
    XmlNode header = null;
    List<Statement> statements = new ArrayList<>();
    int root = xml.depth();
    while (xml.nextChild(root)) {
      if (!xml.name().equals(body)) {
        throw new CamtRefusedException("The file holds '" + clean(xml.name()) + "', not " + body);
      }
      int inside = xml.depth();
      while (xml.nextChild(inside)) {
        if (xml.name().equals("GrpHdr")) {
          header = part();
        } else if (xml.name().equals(part)) {
          if (statements.size() == MAX_STATEMENTS) {
            throw new CamtRefusedException(
                "The file has more than " + MAX_STATEMENTS + " statements. Split it.");
          }
          statements.add(statement());
        } else {
          xml.skip();
        }
      }
    }
    if (header == null) {
      throw new CamtRefusedException("The file has no group header.");
    }
    if (statements.isEmpty()) {
      throw new CamtRefusedException(
          "The file has a header and no statement. Fetch it from the bank again.");
    }
    return new CamtDocument(
        message,
        version.group(1),
        required(header, "MsgId"),
        instant(required(header, "CreDtTm")),
        statements);
  }

  private XmlNode part() throws IOException, FormatRefusedException {
    return XmlNode.read(xml, new NodeBudget(MAX_ELEMENTS));
  }

  private Statement statement() throws IOException, FormatRefusedException {
    XmlNode rest = new XmlNode("Stmt", "", null, new ArrayList<>());
    List<Balance> balances = new ArrayList<>();
    List<Entry> entries = new ArrayList<>();
    int depth = xml.depth();
    while (xml.nextChild(depth)) {
      switch (xml.name()) {
        case "Ntry" -> entries.add(entry());
        case "Bal" -> {
          if (balances.size() == MAX_BALANCES) {
            throw new CamtRefusedException("A statement has more than 100 balances.");
          }
          balances.add(balance(part()));
        }
        case "Id",
            "ElctrncSeqNb",
            "LglSeqNb",
            "CreDtTm",
            "FrToDt",
            "CpyDplctInd",
            "Acct",
            "AddtlStmtInf",
            "AddtlNtfctnInf" ->
            rest.children().add(part());
        default -> xml.skip();
      }
    }
    String account = rest.text("Acct", "Id", "IBAN");
    if (account == null) {
      account = rest.text("Acct", "Id", "Othr", "Id");
    }
    if (account == null) {
      throw new CamtRefusedException("A statement names no bank account.");
    }
    String information = rest.text("AddtlStmtInf");
    String from = rest.text("FrToDt", "FrDtTm");
    String to = rest.text("FrToDt", "ToDtTm");
    return new Statement(
        required(rest, "Id"),
        rest.text("ElctrncSeqNb"),
        rest.text("LglSeqNb"),
        instant(required(rest, "CreDtTm")),
        from == null ? null : instant(from),
        to == null ? null : instant(to),
        rest.text("CpyDplctInd"),
        account.replace(" ", ""),
        information == null ? rest.text("AddtlNtfctnInf") : information,
        balances,
        entries);
  }

  private Balance balance(XmlNode node) {
    String code = node.text("Tp", "CdOrPrtry", "Cd");
    if (code == null) {
      code = node.text("Tp", "CdOrPrtry", "Prtry");
    }
    XmlNode amount = node.at("Amt");
    if (code == null || amount == null) {
      throw new CamtRefusedException("A balance has no type or no amount.");
    }
    return new Balance(
        code, signed(amount, node.text("CdtDbtInd")), currency(amount), day(node.at("Dt")));
  }

  private Entry entry() throws IOException, FormatRefusedException {
    XmlNode rest = new XmlNode("Ntry", "", null, new ArrayList<>());
    List<Detail> details = new ArrayList<>();
    String batch = null;
    int depth = xml.depth();
    while (xml.nextChild(depth)) {
      if (!xml.name().equals("NtryDtls")) {
        rest.children().add(part());
        continue;
      }
      int inside = xml.depth();
      while (xml.nextChild(inside)) {
        if (xml.name().equals("TxDtls")) {
          count();
          details.add(detail(part(), rest.text("CdtDbtInd")));
        } else {
          XmlNode other = part();
          if (other.name().equals("Btch")) {
            batch = other.text("PmtInfId");
          }
        }
      }
    }
    if (details.isEmpty()) {
      count();
    }
    XmlNode amount = rest.at("Amt");
    if (amount == null) {
      throw new CamtRefusedException("An entry has no amount.");
    }
    String status = rest.text("Sts", "Cd");
    if (status == null) {
      status = rest.text("Sts", "Prtry");
    }
    if (status == null) {
      status = rest.text("Sts");
    }
    String reversal = rest.text("RvslInd");
    return new Entry(
        signed(amount, rest.text("CdtDbtInd")),
        currency(amount),
        "true".equals(reversal) || "1".equals(reversal),
        Objects.requireNonNullElse(status, "BOOK"),
        day(rest.at("BookgDt")),
        day(rest.at("ValDt")),
        rest.text("NtryRef"),
        rest.text("AcctSvcrRef"),
        new TransactionCode(
            rest.text("BkTxCd", "Domn", "Cd"),
            rest.text("BkTxCd", "Domn", "Fmly", "Cd"),
            rest.text("BkTxCd", "Domn", "Fmly", "SubFmlyCd"),
            rest.text("BkTxCd", "Prtry", "Cd")),
        batch,
        rest.text("AddtlNtryInf"),
        details);
  }

  private void count() {
    if (++payments > MAX_PAYMENTS) {
      throw new CamtRefusedException(
          "The file has more than "
              + MAX_PAYMENTS
              + " payments. Ask the bank for shorter periods.");
    }
  }

  /** The entry's sign is its payments' too: what banks write on these is often the payer's view. */
  private static Detail detail(XmlNode node, @Nullable String entrySign) {
    XmlNode amount = node.at("Amt");
    if (amount == null) {
      amount = node.at("AmtDtls", "TxAmt", "Amt");
    }
    List<String> references = new ArrayList<>();
    List<String> messages = new ArrayList<>();
    XmlNode remittance = node.at("RmtInf");
    if (remittance != null) {
      remittance.all("Ustrd").stream()
          .map(XmlNode::text)
          .filter(text -> !text.isEmpty())
          .forEach(messages::add);
      for (XmlNode structured : remittance.all("Strd")) {
        String reference = structured.text("CdtrRefInf", "Ref");
        if (reference != null) {
          references.add(reference);
        }
        structured.all("AddtlRmtInf").stream()
            .map(XmlNode::text)
            .filter(text -> !text.isEmpty())
            .forEach(messages::add);
      }
    }
    String reason = node.text("RtrInf", "Rsn", "Cd");
    return new Detail(
        amount == null ? null : signed(amount, entrySign),
        amount == null ? null : currency(amount),
        new Ids(
            node.text("Refs", "EndToEndId"),
            node.text("Refs", "InstrId"),
            node.text("Refs", "TxId"),
            node.text("Refs", "MndtId"),
            node.text("Refs", "MsgId"),
            node.text("Refs", "PmtInfId"),
            node.text("Refs", "AcctSvcrRef")),
        party(node, "Dbtr"),
        party(node, "Cdtr"),
        references,
        messages,
        reason == null ? node.text("RtrInf", "Rsn", "Prtry") : reason,
        node.text("AddtlTxInf"));
  }

  /** From version 8 on a party is wrapped, and may be a bank. */
  private static Party party(XmlNode node, String role) {
    String name = node.text("RltdPties", role, "Nm");
    if (name == null) {
      name = node.text("RltdPties", role, "Pty", "Nm");
    }
    if (name == null) {
      name = node.text("RltdPties", role, "Agt", "FinInstnId", "Nm");
    }
    String account = node.text("RltdPties", role + "Acct", "Id", "IBAN");
    if (account == null) {
      account = node.text("RltdPties", role + "Acct", "Id", "Othr", "Id");
    }
    return new Party(name, account);
  }

  private static BigDecimal signed(XmlNode amount, @Nullable String sign) {
    if (!AMOUNT.matcher(amount.text()).matches()) {
      throw new CamtRefusedException("'" + clean(amount.text()) + "' is no amount.");
    }
    BigDecimal exact = new BigDecimal(amount.text()).stripTrailingZeros();
    BigDecimal value = exact.scale() < 0 ? exact.setScale(0) : exact;
    return switch (sign) {
      case "CRDT" -> value;
      case "DBIT" -> value.negate();
      case null, default ->
          throw new CamtRefusedException("An amount is neither a credit nor a debit.");
    };
  }

  private static String currency(XmlNode amount) {
    String currency = amount.currency();
    if (currency == null || !CURRENCY.matcher(currency).matches()) {
      throw new CamtRefusedException("An amount has no currency.");
    }
    return currency;
  }

  private static String required(XmlNode node, String child) {
    String text = node.text(child);
    if (text == null) {
      throw new CamtRefusedException("'" + node.name() + "' has no '" + child + "'.");
    }
    return text;
  }

  private @Nullable LocalDate day(@Nullable XmlNode node) {
    if (node == null) {
      return null;
    }
    String day = node.text("Dt");
    String time = node.text("DtTm");
    try {
      if (day != null) {
        // some banks write an offset after the day, which means nothing
        return LocalDate.parse(day.length() > 10 ? day.substring(0, 10) : day);
      }
      return time == null ? null : LocalDate.parse(time.substring(0, Math.min(10, time.length())));
    } catch (DateTimeException wrong) {
      throw new CamtRefusedException("'" + clean(day == null ? time : day) + "' is no day.", wrong);
    }
  }

  private Instant instant(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException withoutOffset) {
      try {
        return LocalDateTime.parse(text).atZone(zone).toInstant();
      } catch (DateTimeException wrong) {
        throw new CamtRefusedException("'" + clean(text) + "' is no time.", wrong);
      }
    }
  }

  private static String clean(@Nullable String text) {
    String plain = String.valueOf(text).replaceAll("[^\\p{Alnum} .,:+-]", "?");
    return plain.length() > 40 ? plain.substring(0, 40) : plain;
  }
}
