package org.wattline.billing.payments.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;
import org.wattline.billing.Desk;
import org.wattline.billing.Service;
import org.wattline.billing.Service.Answer;
import org.wattline.billing.access.Asker;
import org.wattline.billing.ledger.AccountBooks;
import org.wattline.billing.ledger.Books;
import org.wattline.billing.ledger.GlAccount;
import org.wattline.billing.ledger.Ledger;
import org.wattline.billing.ledger.Leg;
import org.wattline.billing.ledger.OpenItem;
import org.wattline.billing.ledger.OpenItems;
import org.wattline.billing.ledger.Transaction;
import org.wattline.billing.ledger.TransactionKind;
import org.wattline.tenancy.security.Role;
import org.wattline.tenancy.test.TwoTenantTest;
import org.wattline.tenancy.test.TwoTenants;
import tools.jackson.databind.JsonNode;

@Tag("UC-051")
@TwoTenantTest
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class BankFilesTest {
  @LocalServerPort int port;
  @Autowired Ledger ledger;
  @Autowired OpenItems items;
  @Autowired AccountBooks accountBooks;
  @Autowired PaymentReferences references;
  @Autowired TransactionTemplate transactions;

  private TwoTenants tenants;
  private Service service;
  private Desk desk;
  private Books books;
  private String finance;
  private String iban;

  @BeforeEach
  void start(TwoTenants twoTenants) {
    tenants = twoTenants;
    service = new Service(port);
    desk = new Desk(service, twoTenants);
    books = new Books(ledger, items, transactions, tenants.acme());
    finance = desk.staff(Role.FINANCE);
    iban = anIban();
    register(iban, "STATEMENT");
  }

  @Test
  void aTransferWithABillsReferencePaysThatBillOnTheBanksDay() {
    UUID account = anAccount();
    bill(account, "2026-01-01", "40.00");
    Bill second = bill(account, "2026-02-01", "50.00");

    Answer file =
        taken(new CamtText(iban, "S1", "2026-02-03").in("50.00", second.reference(), "E"));

    assertThat(file.json().path("matched").asInt()).isEqualTo(1);
    assertThat(balance(account)).isEqualByComparingTo("40");
    assertThat(open(account)).containsExactly(new BigDecimal("40.00"));
    Answer statement = service.get(finance, "/api/v1/accounts/" + account + "/statement");
    JsonNode newest = statement.json().path("items").path(0);
    assertThat(newest.path("kind").asString()).isEqualTo("PAYMENT");
    assertThat(newest.path("effectiveDate").asString()).isEqualTo("2026-02-03");
    assertThat(newest.path("balance").decimalValue()).isEqualByComparingTo("40");
  }

  @Test
  void theReferenceMayStandInThePayersWordsOrBeTheAccountsOwn() {
    Answer account = desk.anAccount(desk.aCustomer("Words"));
    UUID id = UUID.fromString(account.text("id"));
    Bill bill = bill(id, "2026-01-01", "40.00");
    PaymentReference own = books.together(() -> references.ofAccount(account.text("number")));

    taken(
        new CamtText(iban, "S1", "2026-01-03")
            .said("40.00", "An Words", "my bill " + bill.printed() + " thanks")
            .in("7.00", own.printed(), "E"));

    assertThat(balance(id)).isEqualByComparingTo("-7");
    assertThat(open(id)).isEmpty();
  }

  @Test
  void everyPaymentOfABatchFindsItsOwnBill() {
    UUID one = anAccount();
    UUID other = anAccount();
    Bill first = bill(one, "2026-01-01", "12.50");
    Bill second = bill(other, "2026-01-01", "12.50");

    Answer file =
        taken(
            new CamtText(iban, "S1", "2026-01-05")
                .batch("25.00", "12.50", first.reference(), second.reference())
                .batch("99.00", "12.50", first.reference(), second.reference()));

    assertThat(file.json().path("entries").asInt()).isEqualTo(3);
    assertThat(file.json().path("matched").asInt()).isEqualTo(2);
    assertThat(file.json().path("unmatched").asInt()).isEqualTo(1);
    assertThat(file.json().path("credit").decimalValue()).isEqualByComparingTo("124");
    assertThat(balance(one)).isEqualByComparingTo("0");
    assertThat(balance(other)).isEqualByComparingTo("0");
  }

  @Test
  void aFileTwiceIsKnownByItsContentAndAStatementByWhatItSays() {
    UUID account = anAccount();
    Bill bill = bill(account, "2026-01-01", "40.00");
    CamtText statement = new CamtText(iban, "S7", "2026-01-05").in("10.00", bill.reference(), "E");
    Answer first = taken(statement);

    Answer sameFile = load(finance, "again.xml", statement.text());
    Answer sameStatement = load(finance, "later.xml", statement.text("2026-01-06T07:00:00Z"));

    assertThat(sameFile.json().path("duplicate").asBoolean()).isTrue();
    assertThat(sameFile.text("id")).isEqualTo(first.text("id"));
    assertThat(sameStatement.json().path("duplicate").asBoolean()).isFalse();
    assertThat(sameStatement.json().path("repeated").asInt()).isEqualTo(1);
    assertThat(sameStatement.json().path("entries").asInt()).isZero();
    assertThat(balance(account)).isEqualByComparingTo("30");
  }

  @Test
  void aStatementsIdMayComeAgainNextYearAndAnEndToEndIdTwiceInOneFile() {
    UUID account = anAccount();
    Bill bill = bill(account, "2026-01-01", "100.00");
    taken(
        new CamtText(iban, "001", "2026-01-05")
            .in("10.00", bill.reference(), "SAME")
            .in("10.00", bill.reference(), "SAME"));

    taken(new CamtText(iban, "001", "2027-01-05").in("10.00", bill.reference(), "SAME"));

    assertThat(balance(account)).isEqualByComparingTo("70");
  }

  @Test
  void aStatementThatSaysOtherwiseThanBeforeIsRefusedWhole() {
    UUID account = anAccount();
    Bill bill = bill(account, "2026-01-01", "100.00");
    taken(new CamtText(iban, "9", "2026-01-05").in("10.00", bill.reference(), "E"));

    Answer other =
        load(
            finance,
            "x.xml",
            new CamtText(iban, "9", "2026-01-05").in("11.00", bill.reference(), "E").text());

    assertThat(other.status()).isEqualTo(409);
    assertThat(balance(account)).isEqualByComparingTo("90");
  }

  @Test
  void aReturnOpensTheBillAgainFromItsDayOn() {
    UUID account = anAccount();
    Bill bill = bill(account, "2026-01-01", "40.00");
    String endToEnd = UUID.randomUUID().toString().substring(0, 30);
    taken(new CamtText(iban, "1", "2026-01-05").in("40.00", bill.reference(), endToEnd));

    Answer file = taken(new CamtText(iban, "2", "2026-01-09").back("40.00", endToEnd));

    assertThat(file.json().path("returned").asInt()).isEqualTo(1);
    assertThat(balance(account)).isEqualByComparingTo("40");
    assertThat(open(account)).containsExactly(new BigDecimal("40.00"));
    String back = only(file, "RETURN").path("id").asString();
    Answer undone = change(back, "undo", Map.of("reason", "another's", "version", version(back)));
    assertThat(undone.text("state")).isEqualTo("UNMATCHED");
    assertThat(balance(account)).isEqualByComparingTo("40");
  }

  @Test
  void whatNobodyKnowsWaitsInSuspenseUntilAPersonMatchesItAndCanBeTakenBack() {
    Answer account = desk.anAccount(desk.aCustomer("Suspense"));
    UUID id = UUID.fromString(account.text("id"));
    bill(id, "2026-01-01", "40.00");
    BigDecimal before = suspense();
    Answer file =
        taken(
            new CamtText(iban, "1", "2026-01-05")
                .said("40.00", "Unknown", "for account " + account.text("number")));
    String entry = only(file, "UNMATCHED").path("id").asString();
    assertThat(suspense().subtract(before)).isEqualByComparingTo("-40");
    Answer suggestions = service.get(finance, "/api/v1/bank/entries/" + entry + "/suggestions");
    assertThat(suggestions.json().path(0).path("accountId").asString()).isEqualTo(id.toString());
    assertThat(suggestions.json().path(0).path("why").asString()).isEqualTo("NUMBER_IN_MESSAGE");
    assertThat(suggestions.json().path(0).path("documentId").isString()).isTrue();

    Answer matched = change(entry, "match", Map.of("accountId", id.toString(), "version", 0));
    Answer again = change(entry, "match", Map.of("accountId", id.toString(), "version", 0));
    UUID other = UUID.fromString(desk.anAccount(desk.aCustomer("Other")).text("id"));
    Answer late = change(entry, "match", Map.of("accountId", other.toString(), "version", 0));

    assertThat(matched.text("state")).isEqualTo("MATCHED");
    assertThat(again.text("state")).isEqualTo("MATCHED");
    assertThat(late.status()).isEqualTo(412);
    assertThat(balance(id)).isEqualByComparingTo("0");
    assertThat(suspense()).isEqualByComparingTo(before);

    change(entry, "undo", Map.of("reason", "not theirs", "version", version(entry)));

    assertThat(balance(id)).isEqualByComparingTo("40");
    assertThat(open(id)).containsExactly(new BigDecimal("40.00"));
    assertThat(suspense().subtract(before)).isEqualByComparingTo("-40");
    Answer handedOver =
        change(entry, "hand-over", Map.of("reason", "a grant", "version", version(entry)));
    assertThat(handedOver.text("state")).isEqualTo("HANDED_OVER");
    assertThat(suspense()).isEqualByComparingTo(before);
    Answer audit = service.get(desk.staff(Role.SUPERVISOR), "/api/v1/audit?subjectId=" + entry);
    assertThat(audit.body())
        .contains("bank-entry-matched", "bank-match-undone", "bank-entry-handed-over");
  }

  @Test
  void moneyPaidOutIsMatchedToTheAccountThatWasInCredit() {
    UUID account = anAccount();
    books.pay(account, "2026-01-02", "30.00");
    Answer file = taken(new CamtText(iban, "1", "2026-01-05").said("-30.00", "An", "refund"));
    String entry = only(file, "UNMATCHED").path("id").asString();

    change(entry, "match", Map.of("accountId", account.toString(), "version", 0));
    assertThat(balance(account)).isEqualByComparingTo("0");
    assertThat(open(account)).isEmpty();
    change(entry, "undo", Map.of("reason", "no", "version", version(entry)));

    assertThat(balance(account)).isEqualByComparingTo("-30");
    assertThat(inCredit(account)).isEqualByComparingTo("30");
  }

  @Test
  void pendingEntriesAndTheOtherMessageAreKeptAndNotBooked() {
    UUID account = anAccount();
    Bill bill = bill(account, "2026-01-01", "40.00");

    Answer statement =
        taken(new CamtText(iban, "1", "2026-01-05").pending("40.00", bill.printed()));
    Answer notice =
        taken(
            new CamtText(iban, "N1", "2026-01-05")
                .notification()
                .in("40.00", bill.reference(), "E"));

    assertThat(statement.json().path("pending").asInt()).isEqualTo(1);
    assertThat(notice.json().path("informed").asInt()).isEqualTo(1);
    assertThat(balance(account)).isEqualByComparingTo("40");
  }

  @Test
  void aStatementWhoseEntriesDoNotReachItsBalanceSaysSo() {
    Answer file =
        taken(
            new CamtText(iban, "1", "2026-01-05")
                .balances("100.00", "175.00")
                .said("50.00", "A", "b"));

    Answer statements =
        service.get(finance, "/api/v1/bank/files/" + file.text("id") + "/statements");
    assertThat(statements.json().path(0).path("remark").asString()).contains("25 is missing");
  }

  @Test
  void aFileOfAnUnknownAccountAndWhatIsNoFileAreRefusedInWords() {
    Answer foreign = load(finance, "f.xml", new CamtText(anIban(), "1", "2026-01-05").text());
    Answer none = load(finance, "f.xml", "<html/>");

    assertThat(foreign.status()).isEqualTo(422);
    assertThat(foreign.body()).contains("not registered as yours");
    assertThat(none.status()).isEqualTo(422);
    assertThat(none.body()).contains("neither a camt.053 nor a camt.054");
  }

  @Test
  void theFilesOfRealBanksAreTakenWholeOrRefused() throws Exception {
    Path folder = Path.of(System.getProperty("wattline.fixtures", "none"), "sepa", "camt");
    assumeTrue(Files.isDirectory(folder));
    for (String account :
        List.of("NL26VAYB8060476890", "CH2801234000123456789", "GB33BUKB20201555555555")) {
      service.post(finance, "/api/v1/bank/accounts", newAccount(account, "STATEMENT"));
    }
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files =
          all.filter(file -> file.toString().endsWith(".xml") && !file.toString().contains("wrong"))
              .sorted()
              .toList();
    }
    assertThat(files).hasSize(8);
    for (Path path : files) {
      // they are variants of one statement: without an id of its own a second one contradicts the
      // first
      String own =
          Files.readString(path)
              .replaceFirst("(<(?:Stmt|Ntfctn)>\\s*<Id>)", "$1" + path.hashCode());

      Answer file = load(finance, "bank.xml", own);

      assertThat(file.status()).as(path + file.body()).isEqualTo(200);
      JsonNode counts = file.json();
      int told = 0;
      for (String what : List.of("matched", "unmatched", "returned", "pending", "informed")) {
        told += counts.path(what).asInt();
      }
      assertThat(told).isEqualTo(counts.path("entries").asInt());
      assertThat(counts.path("entries").asInt()).isEqualTo(own.split("<Ntry>", -1).length - 1);
    }
    load(finance, "minimal", Files.readString(folder.resolve("camt053.v2.minimal.xml")));
    Answer other = load(finance, "v4", Files.readString(folder.resolve("camt053.v4.xml")));
    assertThat(other.status()).as(other.body()).isEqualTo(409);
    Answer wrong = load(finance, "w", Files.readString(folder.resolve("camt053.v2.wrong.xml")));
    assertThat(wrong.status()).isEqualTo(422);
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"BILLING", "CUSTOMER_SERVICE", "FIELD_SERVICE", "CUSTOMER"})
  void whoeverIsNotOfFinanceReachesNothingOfTheBank(Role role) {
    String token = role == Role.CUSTOMER ? desk.customer("bank") : desk.staff(role);
    String entry = "/api/v1/bank/entries/" + UUID.randomUUID();

    assertThat(load(token, "x", "<x/>").status()).isEqualTo(403);
    for (String path :
        List.of("accounts", "files", "entries", "entries/summary", "files/" + UUID.randomUUID())) {
      assertThat(service.get(token, "/api/v1/bank/" + path).status()).as(path).isEqualTo(403);
      assertThat(service.get(null, "/api/v1/bank/" + path).status()).as(path).isEqualTo(401);
    }
    assertThat(service.get(token, entry).status()).isEqualTo(403);
    assertThat(service.get(token, entry + "/suggestions").status()).isEqualTo(403);
    Map<String, Object> reason = Map.of("reason", "x", "version", 0);
    assertThat(service.post(token, entry + "/undo", reason).status()).isEqualTo(403);
    assertThat(service.post(token, entry + "/hand-over", reason).status()).isEqualTo(403);
    assertThat(
            service
                .post(
                    token,
                    entry + "/match",
                    Map.of("accountId", UUID.randomUUID().toString(), "version", 0))
                .status())
        .isEqualTo(403);
    assertThat(
            service
                .post(
                    token,
                    entry + "/return",
                    Map.of("returnOf", UUID.randomUUID().toString(), "version", 0))
                .status())
        .isEqualTo(403);
    assertThat(
            service
                .post(token, "/api/v1/bank/accounts", newAccount(anIban(), "STATEMENT"))
                .status())
        .isEqualTo(403);
  }

  @Test
  void anotherSuppliersFinanceSeesNoFileAndMatchesNothing() {
    Answer file = taken(new CamtText(iban, "1", "2026-01-05").said("5.00", "A", "b"));
    String entry = only(file, "UNMATCHED").path("id").asString();
    String foreign = desk.staff(tenants.bolt(), Role.FINANCE);

    assertThat(service.get(foreign, "/api/v1/bank/files/" + file.text("id")).status())
        .isEqualTo(404);
    assertThat(service.get(foreign, "/api/v1/bank/entries/" + entry).status()).isEqualTo(404);
    assertThat(service.get(foreign, "/api/v1/bank/entries?q=BE68539007547034").body())
        .doesNotContain(entry);
    assertThat(
            service
                .post(
                    foreign,
                    "/api/v1/bank/entries/" + entry + "/undo",
                    Map.of("reason", "x", "version", 0))
                .status())
        .isEqualTo(404);
    assertThat(load(foreign, "x", new CamtText(iban, "2", "2026-01-06").text()).status())
        .isEqualTo(422);
  }

  private record Bill(UUID id, String reference, String printed) {}

  private Bill bill(UUID account, String day, String amount) {
    UUID id = UUID.randomUUID();
    LocalDate on = LocalDate.parse(day);
    BigDecimal owed = new BigDecimal(amount);
    PaymentReference reference = books.together(() -> references.next(1)).getFirst();
    books.together(
        () -> {
          ledger.post(
              List.of(
                  new Transaction(
                      id,
                      TransactionKind.BILL,
                      on,
                      "B",
                      id,
                      List.of(
                          Leg.receivable(account, owed),
                          Leg.of(GlAccount.REVENUE, owed.negate())))));
          items.open(
              OpenItem.issued(
                  id, account, "B-" + day, on, on.plusDays(14), owed, reference.text()));
          return null;
        });
    return new Bill(id, reference.text(), reference.printed());
  }

  private UUID anAccount() {
    return UUID.fromString(desk.anAccount(desk.aCustomer("Bank")).text("id"));
  }

  private BigDecimal inCredit(UUID account) {
    Asker finance = new Asker("finance", "Finance", Set.of(Role.FINANCE));
    return books.together(() -> accountBooks.balance(finance, account)).inCredit();
  }

  private BigDecimal balance(UUID account) {
    return books.together(() -> ledger.balance(account));
  }

  private List<BigDecimal> open(UUID account) {
    return books.together(() -> items.of(account)).stream().map(OpenItem::open).toList();
  }

  private BigDecimal suspense() {
    Answer trial = service.get(finance, "/api/v1/ledger/trial-balance?asOf=2099-12-31");
    for (JsonNode line : trial.json().path("lines")) {
      if (line.path("gl").asString().equals("SUSPENSE")) {
        return line.path("balance").decimalValue();
      }
    }
    return BigDecimal.ZERO;
  }

  private JsonNode only(Answer file, String state) {
    Answer entries =
        service.get(finance, "/api/v1/bank/entries?state=" + state + "&fileId=" + file.text("id"));
    assertThat(entries.json().path("items").size()).as(entries.body()).isEqualTo(1);
    return entries.json().path("items").path(0);
  }

  private int version(String entry) {
    return service.get(finance, "/api/v1/bank/entries/" + entry).json().path("version").asInt();
  }

  private Answer change(String entry, String what, Map<String, Object> body) {
    return service.post(finance, "/api/v1/bank/entries/" + entry + "/" + what, body);
  }

  private void register(String number, String booked) {
    Answer made = service.post(finance, "/api/v1/bank/accounts", newAccount(number, booked));
    assertThat(made.status()).as(made.body()).isEqualTo(201);
  }

  private static Map<String, Object> newAccount(String number, String booked) {
    return Map.of(
        "iban",
        number,
        "bic",
        "KREDBEBB",
        "name",
        "Acme Energy",
        "booked",
        booked,
        "onBills",
        true);
  }

  private Answer taken(CamtText file) {
    Answer answer = load(finance, "bank.xml", file.text());
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer;
  }

  private Answer load(String token, String name, String content) {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(
                    "http://127.0.0.1:"
                        + port
                        + "/api/v1/bank/files?name="
                        + URLEncoder.encode(name, StandardCharsets.UTF_8)))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/xml")
            .POST(HttpRequest.BodyPublishers.ofString(content))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> response =
          http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      return new Answer(response.statusCode(), response.body());
    } catch (java.io.IOException fault) {
      throw new java.io.UncheckedIOException(fault);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  /** A Belgian account number whose check digits fit. */
  private static String anIban() {
    long body = ThreadLocalRandom.current().nextLong(1_000_000_000L, 9_999_999_999L);
    String bban = String.format(Locale.ROOT, "%010d%02d", body, body % 97 == 0 ? 97 : body % 97);
    BigInteger number = new BigInteger(bban + "111400");
    int check = 98 - number.mod(BigInteger.valueOf(97)).intValue();
    return String.format(Locale.ROOT, "BE%02d%s", check, bban);
  }
}
