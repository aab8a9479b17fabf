package org.wattline.billing.documents;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.wattline.billing.Desk;
import org.wattline.billing.Desk.Member;
import org.wattline.billing.Service;
import org.wattline.billing.Service.Answer;
import org.wattline.billing.bills.PostBox;
import org.wattline.billing.bills.SupplyWorld;
import org.wattline.tenancy.security.Role;
import org.wattline.tenancy.test.TwoTenantTest;
import org.wattline.tenancy.test.TwoTenants;

@Tag("UC-043")
@TwoTenantTest
@Import(SupplyWorld.Beans.class)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class DocumentsApiTest {
  @LocalServerPort int port;
  @Autowired SupplyWorld world;
  @Autowired PostBox postBox;
  @Autowired BillPost post;

  private Service service;
  private TwoTenants tenants;
  private Desk desk;
  private String finance;
  private int year;

  @BeforeEach
  void start(TwoTenants twoTenants) {
    tenants = twoTenants;
    service = new Service(port);
    desk = new Desk(service, twoTenants);
    finance = desk.staff(Role.FINANCE);
    year = LocalDate.ofInstant(tenants.clock().instant(), SupplyWorld.ZONE).getYear() - 1;
  }

  /** A business with an enterprise number, reachable in the network of e-invoices. */
  private Billed aBillOfABusiness() {
    Map<String, Object> business =
        Map.of(
            "kind", "ORGANISATION",
            "organisationName", "Bakkerij Peeters & Zn. BV",
            "enterpriseNumber", "0203.201.340",
            "email", "boekhouding@peeters.example",
            "language", desk.language(),
            "address", Desk.ADDRESS);
    String customer = desk.made("/api/v1/customers", business).text("id");
    return aBillOf(new Member(desk.staff(Role.BILLING), desk.anAccount(customer).text("id")));
  }

  private record Billed(Member member, UUID agreement, UUID point, String bill) {}

  private Billed aBill() {
    return aBillOf(desk.aMember("HOLDER"));
  }

  private Billed aBillOf(Member member) {
    UUID agreement = UUID.randomUUID();
    UUID point = UUID.randomUUID();
    UUID account = UUID.fromString(member.accountId());
    world.agree(agreement, account, point, year + "-01-01", null);
    world.use(point, year + "-01-01", year + "-02-01", 10, tenants.clock().instant());
    return new Billed(member, agreement, point, billed(member));
  }

  private String billed(Member member) {
    Answer issued =
        service.post(
            desk.staff(Role.BILLING),
            "/api/v1/accounts/" + member.accountId() + "/bills",
            Map.of("id", UUID.randomUUID(), "until", year + "-02-01"));
    assertThat(issued.status()).as(issued.body()).isEqualTo(200);
    return issued.json().path(0).path("id").asString();
  }

  private void issuedWithVat() {
    issuedBy("BE0123456749");
  }

  /** Bills from now on are of a supplier with this VAT number. */
  private void issuedBy(@Nullable String vatId) {
    Answer now = service.get(finance, "/api/v1/issuer");
    Map<String, Object> issuer = new HashMap<>();
    issuer.put("legalName", "Zonnestroom NV");
    issuer.put("address", Desk.ADDRESS);
    issuer.put("companyId", "0123456749");
    issuer.put("vatId", vatId);
    issuer.put("iban", "BE71096123456769");
    issuer.put("bic", "GKCCBEBB");
    issuer.put(
        "notices",
        Map.of(
            "nl",
            List.of(Map.of("heading", "Niet akkoord?", "text", "De Ombudsdienst helpt gratis."))));
    issuer.put("version", now.json().path("version").asInt());
    Answer changed = service.put(finance, "/api/v1/issuer", issuer);
    assertThat(changed.status()).as(changed.body()).isEqualTo(200);
  }

  @Test
  void aCustomerOpensTheirBillAsALetterAndItsBytesStayTheSame() {
    Billed billed = aBill();
    String path = "/api/v1/bills/" + billed.bill() + "/pdf";

    Answer first = service.get(billed.member().token(), path);
    issuedWithVat();
    Answer later = service.get(desk.staff(Role.CUSTOMER_SERVICE), path);

    assertThat(first.status()).isEqualTo(200);
    assertThat(first.body()).startsWith("%PDF-1.");
    assertThat(later.body()).isEqualTo(first.body());
  }

  @Test
  void billsAndCorrectionsOfPeopleAndBusinessesPassTheOfficialRules() {
    issuedWithVat();
    for (Billed billed : List.of(aBill(), aBillOfABusiness())) {
      world.use(billed.point(), year + "-01-01", year + "-02-01", 4, tenants.clock().instant());
      String correction = billed(billed.member());

      for (String bill : List.of(billed.bill(), correction)) {
        Answer ubl = service.get(billed.member().token(), "/api/v1/bills/" + bill + "/ubl");

        assertThat(ubl.status()).as(ubl.body()).isEqualTo(200);
        assertThat(OfficialRules.broken(ubl.body())).as(ubl.body()).isEmpty();
        assertThat(ubl.body().contains("<CreditNote")).isEqualTo(bill.equals(correction));
        assertThat(ubl.body().contains("BillingReference")).isEqualTo(bill.equals(correction));
      }
    }
  }

  @Test
  void whetherThereIsAnEInvoiceIsSaidBeforeItIsAskedFor() {
    issuedBy(null);
    Billed without = aBill();
    issuedWithVat();
    Billed with = aBill();

    for (Billed billed : List.of(without, with)) {
      String path = "/api/v1/bills/" + billed.bill();
      Answer forms = service.get(billed.member().token(), path + "/forms");

      assertThat(forms.status()).as(forms.body()).isEqualTo(200);
      assertThat(forms.json().path("eInvoice").asBoolean()).isEqualTo(billed == with);
      assertThat(service.get(billed.member().token(), path + "/ubl").status())
          .isEqualTo(billed == with ? 200 : 409);
    }
  }

  @Test
  void whatIsSaidOnEveryBillIsToldToCustomersOfThisSupplierAlone() {
    issuedWithVat();
    String customer = desk.customer("complaining");

    Answer own = service.get(customer, "/api/v1/issuer/notices?language=nl");
    Answer french = service.get(customer, "/api/v1/issuer/notices?language=fr");
    Answer other =
        service.get(
            desk.staff(tenants.bolt(), Role.CUSTOMER_SERVICE),
            "/api/v1/issuer/notices?language=nl");

    assertThat(own.status()).as(own.body()).isEqualTo(200);
    assertThat(own.json().path(0).path("heading").asString()).isEqualTo("Niet akkoord?");
    assertThat(french.json().toString()).isIn(own.json().toString(), "[]");
    assertThat(other.body()).doesNotContain("Ombudsdienst");
    assertThat(service.get(null, "/api/v1/issuer/notices").status()).isEqualTo(401);
  }

  @Test
  void aForeignBillIsAnsweredLikeAnUnknownOne() {
    Billed billed = aBill();
    String stranger = desk.aMember("HOLDER").token();
    String neighbour = desk.staff(tenants.bolt(), Role.BILLING);

    for (String kind : List.of("pdf", "ubl", "forms")) {
      Answer unknown = service.get(stranger, "/api/v1/bills/" + UUID.randomUUID() + "/" + kind);
      Answer foreign = service.get(stranger, "/api/v1/bills/" + billed.bill() + "/" + kind);
      Answer otherTenant = service.get(neighbour, "/api/v1/bills/" + billed.bill() + "/" + kind);

      assertThat(foreign.status()).isEqualTo(404);
      assertThat(foreign.text("detail")).isEqualTo(unknown.text("detail"));
      assertThat(otherTenant.status()).isEqualTo(404);
      assertThat(service.get(null, "/api/v1/bills/" + billed.bill() + "/" + kind).status())
          .isEqualTo(401);
    }
    assertThat(service.get(stranger, "/api/v1/bills/" + billed.bill() + "/deliveries").status())
        .isEqualTo(403);
    assertThat(service.get(stranger, "/api/v1/bill-deliveries").status()).isEqualTo(403);
    assertThat(service.get(stranger, "/api/v1/issuer").status()).isEqualTo(403);
  }

  @Test
  void aBillIsMailedOnceWithItsLetterInTheAccountsLanguage()
      throws MessagingException, IOException {
    Billed billed = aBill();
    String address = delivery(billed.bill(), 0, "recipient");

    sendAll();
    sendAll();

    List<MimeMessage> mails = postBox.to(address);
    assertThat(mails.stream().filter(mail -> holds(mail, billed.bill())).count()).isEqualTo(1);
    MimeMessage mail =
        mails.stream().filter(m -> holds(m, billed.bill())).findFirst().orElseThrow();
    assertThat(mail.getSubject()).contains("22,91");
    assertThat(((Multipart) mail.getContent()).getBodyPart(1).getContentType())
        .contains("application/pdf");
    assertThat(delivery(billed.bill(), 0, "state")).isEqualTo("SENT");
  }

  @Test
  void whatTheMailServerRefusesIsTriedAgainAndShown() {
    Member member = refusedMember();
    UUID point = UUID.randomUUID();
    world.agree(
        UUID.randomUUID(), UUID.fromString(member.accountId()), point, year + "-01-01", null);
    world.use(point, year + "-01-01", year + "-02-01", 10, tenants.clock().instant());
    String bill = billed(member);

    sendAll();

    assertThat(delivery(bill, 0, "state")).isEqualTo("QUEUED");
    assertThat(delivery(bill, 0, "problem")).contains("550");
    assertThat(delivery(bill, 0, "attempts")).isEqualTo("1");
  }

  @Test
  void staffSendABillOnceMore() {
    Billed billed = aBill();

    Answer again =
        service.post(
            desk.staff(Role.CUSTOMER_SERVICE),
            "/api/v1/bills/" + billed.bill() + "/deliveries",
            Map.of());

    assertThat(again.status()).as(again.body()).isEqualTo(201);
    assertThat(service.get(finance, "/api/v1/bills/" + billed.bill() + "/deliveries").json().size())
        .isEqualTo(2);
  }

  @Test
  void anIbanWithATypoIsRefusedAtItsField() {
    Answer now = service.get(finance, "/api/v1/issuer");
    Map<String, Object> issuer =
        Map.of(
            "legalName",
            "Zonnestroom NV",
            "address",
            Desk.ADDRESS,
            "iban",
            "BE71096123456768",
            "notices",
            Map.of(),
            "version",
            now.json().path("version").asInt());

    Answer refusal = service.put(finance, "/api/v1/issuer", issuer);

    assertThat(refusal.status()).isEqualTo(422);
    assertThat(refusal.body()).contains("iban", "typo");
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"CUSTOMER", "CUSTOMER_SERVICE", "BILLING", "FIELD_SERVICE", "SUPERVISOR"})
  void whoeverIsNotToChangeTheIssuerDoesNot(Role role) {
    String token = role == Role.CUSTOMER ? desk.customer("issuer-test") : desk.staff(role);
    Map<String, Object> issuer =
        Map.of("legalName", "X", "address", Desk.ADDRESS, "notices", Map.of(), "version", 0);

    assertThat(service.put(token, "/api/v1/issuer", issuer).status()).isEqualTo(403);
  }

  private Member refusedMember() {
    Map<String, Object> person = new HashMap<>(desk.aPerson("Refused"));
    person.put("email", "nobody" + PostBox.REFUSED);
    String customer = desk.made("/api/v1/customers", person).text("id");
    return new Member("", desk.anAccount(customer).text("id"));
  }

  private String delivery(String bill, int index, String field) {
    return service
        .get(finance, "/api/v1/bills/" + bill + "/deliveries")
        .json()
        .path(index)
        .path(field)
        .asString();
  }

  private boolean holds(MimeMessage mail, String bill) {
    String number = delivery(bill, 0, "number");
    try {
      return mail.getSubject().contains(number);
    } catch (MessagingException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private void sendAll() {
    tenants.as(
        tenants.acme(),
        () -> {
          while (post.sendDue() > 0) {
            // goes on while there is more
          }
          return null;
        });
  }
}
