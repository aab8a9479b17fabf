package org.wattline.billing.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.util.UriUtils;
import org.wattline.billing.Desk;
import org.wattline.billing.Service;
import org.wattline.billing.Service.Answer;
import org.wattline.billing.agreements.Contracts;
import org.wattline.billing.ledger.Books;
import org.wattline.billing.ledger.Ledger;
import org.wattline.billing.ledger.OpenItem;
import org.wattline.billing.ledger.OpenItems;
import org.wattline.billing.payments.bank.PaymentReference;
import org.wattline.billing.premises.Village;
import org.wattline.billing.tariffs.Market;
import org.wattline.tenancy.security.Role;
import org.wattline.tenancy.test.TwoTenantTest;
import org.wattline.tenancy.test.TwoTenants;
import tools.jackson.databind.JsonNode;

@Tag("UC-005")
@TwoTenantTest
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class SearchApiTest {
  /** People of the first supplier with rare names, made once for all tests. */
  private static final Map<String, String> PEOPLE = new HashMap<>();

  @LocalServerPort int port;
  @Autowired Ledger ledger;
  @Autowired OpenItems items;
  @Autowired TransactionTemplate transactions;
  @Autowired JdbcClient jdbc;

  private TwoTenants tenants;
  private Service service;
  private Desk desk;
  private Village village;
  private Books books;

  @BeforeEach
  void start(TwoTenants twoTenants) {
    tenants = twoTenants;
    service = new Service(port);
    desk = new Desk(service, tenants);
    village = new Village(desk);
    books = new Books(ledger, items, transactions, tenants.acme());
    if (PEOPLE.isEmpty()) {
      person("Mieke", "Quaghebeur", "Zilverschoonlaan 7", "8377", "Zuienkerke");
      person("Zoë", "Van den Zompelaere", "Rue de l'Église 3", "4990", "Lierneux");
      person("François", "Xhonneuxmont", "Ginsterveldlaan 12", "2950", "Kapellen");
      person("Jan", "Ypersielen", "Ginsterveldlaan 14", "2950", "Kapellen");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Quaghebeur | Quaghebeur",
        "mieke QUAGHEBEUR | Quaghebeur",
        "quaghebeur mi | Quaghebeur",
        "quaghe | Quaghebeur",
        // wrong, missing, too many, swapped
        "Quagheneur | Quaghebeur",
        "Quagebeur | Quaghebeur",
        "Quaghebeuur | Quaghebeur",
        "Quahgebeur | Quaghebeur",
        "Kuagebeur | Quaghebeur",
        "Mieke Quagebuer | Quaghebeur",
        "Quagebeur Zuienkerke | Quaghebeur",
        // accents, signs and blanks
        "zoe zompelaere | Van den Zompelaere",
        "Zoë van den zompelaere | Van den Zompelaere",
        "vandenzompelaere | Van den Zompelaere",
        "vandenzompelare | Van den Zompelaere",
        "van den zompelare | Van den Zompelaere",
        "Francois Xhonneuxmont | Xhonneuxmont",
        "FRANÇOIS XHONEUXMONT | Xhonneuxmont",
        // addresses of post
        "Zilverschoonlaan | Quaghebeur",
        "zilverschoonlaan 7 | Quaghebeur",
        "8377 | Quaghebeur",
        "Zuienkerke | Quaghebeur",
        "rue de l'eglise lierneux | Van den Zompelaere",
        "RUE DE L’ÉGLISE Lierneux | Van den Zompelaere",
        "ypersielen ginsterveldlaan | Ypersielen",
        // how to reach them
        "mieke.quaghebeur@example.com | Quaghebeur",
        "Mieke.Quagheb@ | ''",
        "+32 50 77 66 01 | Quaghebeur",
        "050 77 66 01 | Quaghebeur",
        "050 77 66 02 | ''",
        "3250776601 | Quaghebeur"
      })
  void aCustomerIsFoundByWhatACallerSays(String typed, String family) {
    JsonNode first = hits(typed, "CUSTOMER").stream().findFirst().orElse(null);

    if (family.isEmpty()) {
      assertThat(first).isNull();
    } else {
      assertThat(first).as(typed).isNotNull();
      assertThat(first.path("id").asString()).isEqualTo(PEOPLE.get(family));
    }
  }

  @Test
  void aHitSaysWhetherItsNameIsWhatWasTyped() {
    assertThat(hits("Quaghebeur", "CUSTOMER").getFirst().path("exact").asBoolean()).isTrue();
    assertThat(hits("Quagebeur", "CUSTOMER").getFirst().path("exact").asBoolean()).isFalse();
    assertThat(hits("Quagebeur", "CUSTOMER").getFirst().path("address").asString())
        .isEqualTo("Zilverschoonlaan 7, 8377 Zuienkerke");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Quaghxxxxur", "Qqghebeurtje", "%", "_", "'", "x", " ", "zz%zz"})
  void whatIsNobodysNameFindsNobody(String typed) {
    assertThat(hits(typed, "CUSTOMER"))
        .noneMatch(hit -> hit.path("id").asString().equals(PEOPLE.get("Quaghebeur")));
  }

  @Test
  void anAccountIsFoundByItsNumberAndTheBeginningOfIt() {
    Answer account = account("Quaghebeur");
    String number = account.text("number");
    String spaced = number.substring(0, 4) + " " + number.substring(4);

    for (String typed : List.of(number, spaced, number.substring(0, 9))) {
      assertThat(hits(typed, "ACCOUNT"))
          .as(typed)
          .anySatisfy(
              hit -> {
                assertThat(hit.path("id").asString()).isEqualTo(account.text("id"));
                assertThat(hit.path("customerName").asString()).isEqualTo("Mieke Quaghebeur");
              });
    }
  }

  @Test
  void aBillIsFoundByItsNumberAndByItsPaymentReference() {
    UUID account = UUID.fromString(account("Ypersielen").text("id"));
    long at = ThreadLocalRandom.current().nextLong(1_000_000, 9_999_999);
    String number = "F2021-" + at;
    PaymentReference reference = PaymentReference.belgian(at);
    UUID bill = bill(account, number, "84.20", reference);
    books.pay(account, "2021-03-10", "20.00");

    for (String typed :
        List.of(
            number,
            number.toLowerCase(java.util.Locale.ROOT),
            "2021-" + at,
            reference.printed(),
            reference.text())) {
      List<JsonNode> found = hits(typed, "BILL");
      assertThat(found).as(typed).hasSize(1);
      JsonNode hit = found.getFirst();
      assertThat(hit.path("id").asString()).isEqualTo(bill.toString());
      assertThat(hit.path("customerName").asString()).isEqualTo("Jan Ypersielen");
      assertThat(hit.path("accountId").asString()).isEqualTo(account.toString());
      assertThat(hit.path("bill").path("total").decimalValue()).isEqualByComparingTo("84.20");
      assertThat(hit.path("bill").path("open").decimalValue()).isEqualByComparingTo("64.20");
      assertThat(hit.path("bill").path("dueOn").asString()).isEqualTo("2021-03-17");
    }
  }

  @Test
  void theStandingReferenceOfAnAccountFindsTheAccount() {
    Answer account = account("Ypersielen");
    String reference = PaymentReference.belgian(Long.parseLong(account.text("number"))).printed();

    assertThat(hits(reference, "ACCOUNT"))
        .singleElement()
        .satisfies(hit -> assertThat(hit.path("id").asString()).isEqualTo(account.text("id")));
  }

  @Test
  void aPointAndItsMeterLeadToWhoIsSuppliedThereToday() {
    Answer account = account("Xhonneuxmont");
    String ean = Village.anEan();
    String point =
        desk.made(
                Role.SUPERVISOR,
                "/api/v1/service-points",
                village.newPoint(ean, "EAN18", "Europe/Brussels"))
            .text("id");
    String serial = "1SAG" + ThreadLocalRandom.current().nextLong(100_000_000L, 999_999_999L);
    String meter = meter(serial);
    assertThat(hits(serial, "METER").getFirst().path("occupancy").asString())
        .isEqualTo("NOT_INSTALLED");
    assertThat(
            service
                .post(
                    desk.staff(Role.FIELD_SERVICE),
                    "/api/v1/meters/" + meter + "/installations",
                    Map.of("servicePointId", point, "position", 1, "at", "2021-01-01T00:00:00Z"))
                .status())
        .isEqualTo(201);

    JsonNode vacant = hits(ean, "SERVICE_POINT").getFirst();
    assertThat(vacant.path("occupancy").asString()).isEqualTo("VACANT");
    assertThat(vacant.path("accountId").isNull()).isTrue();
    assertThat(vacant.path("address").asString()).isEqualTo("Meir 2, 2000 Antwerpen");

    new Contracts(desk)
        .agreed(
            account.text("id"),
            point,
            "2024-01-01",
            null,
            Contracts.monthly(new Market(desk).aPricedProduct().text("id")));

    for (String typed :
        List.of(ean, ean.substring(0, 16), ean.substring(0, 9) + " " + ean.substring(9))) {
      supplied(hits(typed, "SERVICE_POINT"), point, account);
    }
    supplied(hits(serial, "METER"), meter, account);
    supplied(hits(serial.toLowerCase(java.util.Locale.ROOT), "METER"), meter, account);
    supplied(hits(serial.substring(0, 12), "METER"), meter, account);
  }

  private static void supplied(List<JsonNode> hits, String id, Answer account) {
    assertThat(hits)
        .anySatisfy(
            hit -> {
              assertThat(hit.path("id").asString()).isEqualTo(id);
              assertThat(hit.path("occupancy").asString()).isEqualTo("SUPPLIED");
              assertThat(hit.path("accountId").asString()).isEqualTo(account.text("id"));
              assertThat(hit.path("customerName").asString()).isEqualTo("François Xhonneuxmont");
            });
  }

  @Test
  void aPlaceIsFoundByItsAddressAndAnAgreementThatEndedLeavesItVacant() {
    Answer account = account("Xhonneuxmont");
    String street = "Wéversdreef " + ThreadLocalRandom.current().nextInt(10_000, 99_999);
    Map<String, Object> asked =
        new HashMap<>(
            village.newPoint(
                "W" + UUID.randomUUID().toString().substring(0, 12), "OWN", "Europe/Brussels"));
    asked.put("premiseId", village.aPremise(street));
    String point = desk.made(Role.SUPERVISOR, "/api/v1/service-points", asked).text("id");
    new Contracts(desk)
        .agreed(
            account.text("id"),
            point,
            "2024-01-01",
            "2025-01-01",
            Contracts.monthly(new Market(desk).aPricedProduct().text("id")));

    JsonNode hit = hits(street.replace('é', 'e') + " antwerpen", "SERVICE_POINT").getFirst();

    assertThat(hit.path("id").asString()).isEqualTo(point);
    assertThat(hit.path("occupancy").asString()).isEqualTo("VACANT");

    Map<String, Object> supply = new HashMap<>();
    supply.put("accountId", account.text("id"));
    supply.put("from", "2025-02-01");
    desk.made(Role.SUPERVISOR, "/api/v1/service-points/" + point + "/supplies", supply);
    JsonNode held = hits(street, "SERVICE_POINT").getFirst();
    assertThat(held.path("occupancy").asString()).isEqualTo("HELD");
    assertThat(held.path("customerId").asString()).isEqualTo(PEOPLE.get("Xhonneuxmont"));
  }

  @Test
  void anAnswerIsBoundedAndOrderedByKind() {
    for (int i = 0; i < 4; i++) {
      account("Ypersielen");
    }
    List<JsonNode> found = found("10", 2);
    assertThat(found).allMatch(hit -> !hit.path("kind").asString().isEmpty());
    List<JsonNode> accounts = hits("1000", "ACCOUNT");
    assertThat(accounts).hasSizeLessThanOrEqualTo(6);
    assertThat(service.get(desk.staff(Role.BILLING), "/api/v1/search?q=jan&limit=21").status())
        .isEqualTo(422);
    assertThat(
            service.get(desk.staff(Role.BILLING), "/api/v1/search?q=" + "j".repeat(101)).status())
        .isEqualTo(422);
  }

  @Test
  void theNeighbourFindsNothingOfIt() {
    Answer account = account("Quaghebeur");
    String street = "Buurmanslaan " + ThreadLocalRandom.current().nextInt(10_000, 99_999);
    village.aPremise(street);
    String serial = "NBR" + UUID.randomUUID().toString().substring(0, 12);
    meter(serial);
    String ean = Village.anEan();
    desk.made(
        Role.SUPERVISOR,
        "/api/v1/service-points",
        village.newPoint(ean, "EAN18", "Europe/Brussels"));
    String token = desk.staff(tenants.bolt(), Role.SUPERVISOR);

    for (String typed :
        List.of(
            "Quaghebeur",
            "Quagebeur",
            "Zilverschoonlaan",
            street,
            serial,
            ean,
            account.text("number"),
            "mieke.quaghebeur@example.com",
            "3250776601")) {
      assertThat(service.get(token, path(typed, 6)).body()).as(typed).isEqualTo("[]");
    }
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void staffOfEveryRoleFindAndNobodyElseDoes(Role role) {
    String token = role == Role.CUSTOMER ? desk.customer("somebody") : desk.staff(role);

    Answer answer = service.get(token, path("Quaghebeur", 6));

    if (role.isStaff()) {
      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
      String id = answer.json().path(0).path("id").asString();
      assertThat(service.get(token, "/api/v1/customers/" + id).status()).isEqualTo(200);
    } else {
      assertThat(answer.status()).isIn(401, 403);
    }
  }

  @Test
  void whoeverIsNotSignedInFindsNothing() {
    assertThat(service.get(null, path("Quaghebeur", 6)).status()).isEqualTo(401);
  }

  private List<JsonNode> hits(String typed, String kind) {
    return found(typed, 6).stream()
        .filter(hit -> hit.path("kind").asString().equals(kind))
        .toList();
  }

  private List<JsonNode> found(String typed, int limit) {
    Answer answer = service.get(desk.staff(Role.FIELD_SERVICE), path(typed, limit));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    List<JsonNode> all = new ArrayList<>();
    answer.json().forEach(all::add);
    return all;
  }

  private static String path(String typed, int limit) {
    return "/api/v1/search?limit="
        + limit
        + "&q="
        + UriUtils.encode(typed, java.nio.charset.StandardCharsets.UTF_8);
  }

  private void person(String given, String family, String street, String code, String city) {
    Map<String, Object> person = new HashMap<>(desk.aPerson(family));
    person.put("givenName", given);
    person.put("email", given + "." + family.replace(" ", "") + "@example.com");
    if (family.equals("Quaghebeur")) {
      person.put("phone", "+32 50 77 66 01");
    }
    person.put(
        "address", Map.of("street", street, "postalCode", code, "city", city, "country", "BE"));
    PEOPLE.put(family, desk.made("/api/v1/customers", person).text("id"));
  }

  private Answer account(String family) {
    return desk.anAccount(Objects.requireNonNull(PEOPLE.get(family)));
  }

  private String meter(String serial) {
    Map<String, Object> register =
        Map.of(
            "code",
            "1.8.0",
            "direction",
            "IMPORT",
            "unit",
            "WATT_HOUR",
            "powerOfTen",
            3,
            "digits",
            6,
            "multiplier",
            1);
    return desk.made(
            "/api/v1/meters",
            Map.of(
                "serial",
                serial,
                "manufacturer",
                "Acme",
                "commodity",
                "ELECTRICITY",
                "registers",
                List.of(register)))
        .text("id");
  }

  /** A bill as issuing leaves it, as far as a search looks. */
  private UUID bill(
      UUID account, String number, String total, @Nullable PaymentReference reference) {
    UUID id = UUID.randomUUID();
    LocalDate day = LocalDate.parse("2021-03-03");
    BigDecimal amount = new BigDecimal(total);
    books.together(
        () ->
            jdbc.sql(
                    """
                    insert into bill (id, account_id, issued_at, known_at, issued_on, due_on, from_day,
                      to_day, final_bill, estimated, kind, currency, number, net, tax, total, content, hash)
                    values (:id, :account, now(), now(), :day, :due, '2021-02-01', '2021-03-01', false,
                      false, 'INVOICE', 'EUR', :number, :total, 0, :total, '{}', decode(repeat('00', 32), 'hex'))
                    """)
                .param("id", id)
                .param("account", account)
                .param("day", day)
                .param("due", day.plusDays(14))
                .param("number", number)
                .param("total", amount)
                .update());
    books.together(
        () -> {
          items.open(
              OpenItem.issued(
                  id,
                  account,
                  number,
                  day,
                  day.plusDays(14),
                  amount,
                  reference == null ? null : reference.text()));
          return null;
        });
    return id;
  }
}
