package org.wattline.billing.payments.bank.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wattline.billing.payments.bank.internal.CamtDocument.Balance;
import org.wattline.billing.payments.bank.internal.CamtDocument.Detail;
import org.wattline.billing.payments.bank.internal.CamtDocument.Entry;
import org.wattline.billing.payments.bank.internal.CamtDocument.Party;
import org.wattline.billing.payments.bank.internal.CamtDocument.Statement;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Banks' files, with what another reader made of them. */
class CamtReaderTest {
  private static final Path FILES =
      Path.of(System.getProperty("wattline.fixtures", "none")).resolve("sepa/camt");
  private static final Map<String, String> BALANCES =
      Map.of(
          "OPBD", "opening",
          "CLBD", "closing",
          "OPAV", "opening_available",
          "CLAV", "closing_available");

  static Stream<Path> files() throws IOException {
    if (!Files.isDirectory(FILES)) {
      return Stream.of(FILES);
    }
    try (Stream<Path> files = Files.list(FILES)) {
      return files
          .filter(file -> file.toString().endsWith(".xml"))
          .filter(file -> !file.toString().contains("wrong"))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void aFileSaysWhatThePeerReadInIt(Path file) throws IOException {
    assumeTrue(Files.isRegularFile(file), "no fixtures here");
    CamtDocument document;
    try (InputStream in = Files.newInputStream(file)) {
      document = CamtReader.read(in, ZoneOffset.UTC);
    }
    JsonNode peer =
        new JsonMapper()
            .readTree(Files.readString(Path.of(file.toString().replace(".xml", ".json"))));

    JsonNode header = peer.path("getGroupHeader");
    assertThat(document.messageId()).isEqualTo(header.path("getMessageId").asString());
    assertThat(document.createdAt()).isEqualTo(instant(header.path("getCreatedOn")));
    List<Entry> entries =
        document.statements().stream().flatMap(s -> s.entries().stream()).toList();
    JsonNode expected = peer.path("getEntries");
    assertThat(entries).hasSize(expected.size());
    for (int i = 0; i < entries.size(); i++) {
      compare(entries.get(i), expected.path(i));
      JsonNode record = expected.path(i).path("getRecord");
      if (record.isObject()) {
        compare(document.statements().getFirst(), record);
      }
    }
    JsonNode records = peer.path("getRecords");
    assertThat(document.statements()).hasSize(records.size());
    for (int i = 0; i < records.size(); i++) {
      if (records.path(i).isObject()) {
        compare(document.statements().get(i), records.path(i));
      }
    }
  }

  private static void compare(Statement statement, JsonNode peer) {
    assertThat(statement.id()).isEqualTo(peer.path("getId").asString());
    assertThat(statement.account())
        .isEqualTo(peer.path("getAccount").path("getIdentification").asString());
    assertThat(statement.sequence()).isEqualTo(text(peer, "getElectronicSequenceNumber"));
    assertThat(statement.legalSequence()).isEqualTo(text(peer, "getLegalSequenceNumber"));
    assertThat(statement.copyOrDuplicate()).isEqualTo(text(peer, "getCopyDuplicateIndicator"));
    assertThat(statement.information()).isEqualTo(text(peer, "getAdditionalInformation"));
    assertThat(statement.createdAt()).isEqualTo(instant(peer.path("getCreatedOn")));
    assertThat(statement.from()).isEqualTo(instant(peer.path("getFromDate")));
    assertThat(statement.to()).isEqualTo(instant(peer.path("getToDate")));
    JsonNode balances = peer.path("getBalances");
    if (balances.isArray()) {
      assertThat(statement.balances()).hasSize(balances.size());
      for (int i = 0; i < balances.size(); i++) {
        Balance balance = statement.balances().get(i);
        JsonNode there = balances.path(i);
        assertThat(BALANCES.get(balance.code())).isEqualTo(there.path("getType").asString());
        assertMoney(balance.amount(), balance.currency(), there.path("getAmount"));
        assertThat(balance.day()).isEqualTo(day(there.path("getDate")));
      }
    }
  }

  private static void compare(Entry entry, JsonNode peer) {
    assertMoney(entry.amount(), entry.currency(), peer.path("getAmount"));
    assertThat(entry.amount().signum() > 0 ? "CRDT" : "DBIT")
        .isEqualTo(peer.path("getCreditDebitIndicator").asString());
    assertThat(entry.reversal()).isEqualTo(peer.path("getReversalIndicator").asBoolean());
    assertThat(entry.status()).isEqualTo(peer.path("getStatus").asString());
    assertThat(entry.bookedOn()).isEqualTo(day(peer.path("getBookingDate")));
    assertThat(entry.valueOn()).isEqualTo(day(peer.path("getValueDate")));
    assertThat(entry.reference()).isEqualTo(text(peer, "getReference"));
    assertThat(entry.servicerReference()).isEqualTo(text(peer, "getAccountServicerReference"));
    assertThat(entry.batch()).isEqualTo(text(peer, "getBatchPaymentId"));
    assertThat(entry.information() == null ? "" : entry.information())
        .isEqualTo(peer.path("getAdditionalInfo").asString());
    JsonNode code = peer.path("getBankTransactionCode");
    assertThat(entry.code().domain()).isEqualTo(text(code.path("getDomain"), "getCode"));
    assertThat(entry.code().family())
        .isEqualTo(text(code.path("getDomain").path("getFamily"), "getCode"));
    assertThat(entry.code().proprietary()).isEqualTo(text(code.path("getProprietary"), "getCode"));
    JsonNode details = peer.path("getTransactionDetails");
    assertThat(entry.details()).hasSize(details.size());
    for (int i = 0; i < details.size(); i++) {
      JsonNode there = details.path(i);
      compare(entry.details().get(i), there.isObject() ? there : peer.path("getTransactionDetail"));
    }
  }

  private static void compare(Detail detail, JsonNode peer) {
    JsonNode amount = peer.path("getAmount");
    if (amount.isObject()) {
      String currency = String.valueOf(detail.currency());
      assertThat(String.valueOf(detail.currency()))
          .isEqualTo(amount.path("getCurrency").path("getCode").asString());
      assertMoney(detail.amount() == null ? BigDecimal.TEN : detail.amount(), currency, amount);
    }
    JsonNode ids = peer.path("getReference");
    assertThat(detail.ids().endToEnd()).isEqualTo(text(ids, "getEndToEndId"));
    assertThat(detail.ids().instruction()).isEqualTo(text(ids, "getInstructionId"));
    assertThat(detail.ids().transaction()).isEqualTo(text(ids, "getTransactionId"));
    assertThat(detail.ids().mandate()).isEqualTo(text(ids, "getMandateId"));
    assertThat(detail.ids().message()).isEqualTo(text(ids, "getMessageId"));
    assertThat(detail.ids().paymentInformation()).isEqualTo(text(ids, "getPaymentInformationId"));
    assertThat(detail.ids().servicer()).isEqualTo(text(ids, "getAccountServicerReference"));
    assertThat(detail.information()).isEqualTo(text(peer, "getAdditionalTransactionInformation"));
    assertThat(detail.returnReason()).isEqualTo(text(peer.path("getReturnInformation"), "getCode"));
    for (JsonNode party : peer.path("getRelatedParties")) {
      if (party.isObject()) {
        JsonNode who = party.path("getRelatedPartyType");
        String role = who.path("__CLASS__").asString();
        Party here =
            role.endsWith("\\Debtor")
                ? detail.debtor()
                : role.endsWith("\\Creditor") ? detail.creditor() : null;
        if (here != null) {
          assertThat(here.name()).isEqualTo(text(who, "getName"));
          assertThat(here.account()).isEqualTo(text(party.path("getAccount"), "getIdentification"));
        }
      }
    }
    compareRemittance(detail, peer.path("getRemittanceInformation"));
  }

  private static void compareRemittance(Detail detail, JsonNode peer) {
    List<String> references = new ArrayList<>();
    List<String> messages = new ArrayList<>();
    JsonNode unstructured = peer.path("getUnstructuredBlocks");
    for (JsonNode block : unstructured) {
      JsonNode there = block.isObject() ? block : peer.path("getUnstructuredBlock");
      messages.add(there.path("getMessage").asString());
    }
    for (JsonNode block : peer.path("getStructuredBlocks")) {
      JsonNode there = block.isObject() ? block : peer.path("getStructuredBlock");
      JsonNode reference = there.path("getCreditorReferenceInformation");
      JsonNode given =
          reference.isObject() ? reference : peer.path("getCreditorReferenceInformation");
      if (given.isObject() && text(given, "getRef") != null) {
        references.add(given.path("getRef").asString());
      }
      String more = text(there, "getAdditionalRemittanceInformation");
      if (more != null) {
        messages.add(more);
      }
    }
    assertThat(detail.references()).isEqualTo(references);
    assertThat(detail.messages()).isEqualTo(messages);
  }

  private static void assertMoney(BigDecimal amount, String currency, JsonNode peer) {
    assertThat(currency).isEqualTo(peer.path("getCurrency").path("getCode").asString());
    int decimals = Currency.getInstance(currency).getDefaultFractionDigits();
    assertThat(amount)
        .isEqualByComparingTo(
            new BigDecimal(peer.path("getAmount").asString()).movePointLeft(decimals));
  }

  private static @Nullable String text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isString() ? value.asString() : null;
  }

  private static @Nullable Instant instant(JsonNode node) {
    return node.isObject() ? OffsetDateTime.parse(node.path("0").asString()).toInstant() : null;
  }

  private static @Nullable LocalDate day(JsonNode node) {
    Instant at = instant(node);
    return at == null ? null : LocalDate.ofInstant(at, ZoneOffset.UTC);
  }

  @Test
  void aHeaderWithoutAStatementIsRefused() throws IOException {
    Path wrong = FILES.resolve("camt053.v2.wrong.xml");
    assumeTrue(Files.isRegularFile(wrong), "no fixtures here");
    try (InputStream in = Files.newInputStream(wrong)) {
      assertThatThrownBy(() -> CamtReader.read(in, ZoneOffset.UTC))
          .isInstanceOf(CamtRefusedException.class)
          .hasMessageContaining("no statement");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no xml",
        "<Document/>",
        "<Document xmlns='urn:iso:std:iso:20022:tech:xsd:pain.008.001.02'/>",
        "<Document xmlns='urn:iso:std:iso:20022:tech:xsd:camt.053.001.02'><BkToCstmrStmt>",
        "<!DOCTYPE d [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><Document>&x;</Document>",
        "<Document xmlns='urn:iso:std:iso:20022:tech:xsd:camt.053.001.02'><BkToCstmrStmt><GrpHdr>"
            + "<MsgId>1</MsgId><CreDtTm>2026-01-01T00:00:00</CreDtTm></GrpHdr><Stmt><Id>1</Id>"
            + "<CreDtTm>2026-01-01T00:00:00</CreDtTm><Acct><Id><IBAN>X</IBAN></Id></Acct><Ntry>"
            + "<Amt Ccy='EUR'>1e9</Amt><CdtDbtInd>CRDT</CdtDbtInd></Ntry></Stmt></BkToCstmrStmt>"
            + "</Document>"
      })
  void whatIsNoBanksFileIsRefusedWithASentence(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> CamtReader.read(new ByteArrayInputStream(bytes), ZoneOffset.UTC))
        .isInstanceOf(CamtRefusedException.class)
        .hasMessageEndingWith(".");
  }
}
