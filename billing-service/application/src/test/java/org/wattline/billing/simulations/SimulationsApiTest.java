package org.wattline.billing.simulations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wattline.billing.Desk;
import org.wattline.billing.Service;
import org.wattline.billing.Service.Answer;
import org.wattline.billing.tariffs.Market;
import org.wattline.tenancy.security.Role;
import org.wattline.tenancy.test.TwoTenantTest;
import org.wattline.tenancy.test.TwoTenants;

@TwoTenantTest
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class SimulationsApiTest {
  @LocalServerPort int port;

  private Service service;
  private TwoTenants tenants;
  private Desk desk;
  private Market market;
  private String writer;

  @BeforeEach
  void start(TwoTenants twoTenants) {
    tenants = twoTenants;
    service = new Service(port);
    desk = new Desk(service, twoTenants);
    market = new Market(desk);
    writer = desk.staff(Role.BILLING);
  }

  @Test
  void aDraftIsTriedOnGivenUsageBesideWhatIsPublished() {
    Answer product = drafted("0.30");

    Answer tried = service.post(writer, testsOf(product), ofADay());

    assertThat(tried.status()).as(tried.body()).isEqualTo(200);
    // 24 kWh at 0.30 and at 0.20
    assertThat(tried.json().path("draft").path("total").decimalValue())
        .isEqualByComparingTo("7.20");
    assertThat(tried.json().path("published").path("total").decimalValue())
        .isEqualByComparingTo("4.80");
    assertThat(tried.json().path("draft").path("lines").path(0).path("unit").asString())
        .isEqualTo("kWh");
    assertThat(tried.json().path("draft").path("lines").path(0).path("explanation").toString())
        .contains("24");
  }

  @Test
  void whatCannotBeTriedIsRefusedByItsField() {
    Answer product = drafted("0.30");
    Map<String, Object> neither = ofADay();
    neither.put("usage", null);
    Map<String, Object> unreadable = ofADay();
    unreadable.put("usage", "{}");
    Map<String, Object> tooLong = ofADay();
    tooLong.put("to", "2027-01-01");

    for (Map<String, Object> wrong : List.of(neither, unreadable, tooLong)) {
      assertThat(service.post(writer, testsOf(product), wrong).status()).isEqualTo(422);
    }
  }

  @Test
  void aDocumentThatIsNotSavedIsTriedAndNothingIsSaved() {
    Answer product = drafted("0.30");
    Map<String, Object> unsaved = ofADay();
    unsaved.put("document", market.flat(product.text("code"), "2024-01-01", "0.40"));

    Answer tried = service.post(writer, testsOf(product), unsaved);

    assertThat(tried.status()).as(tried.body()).isEqualTo(200);
    assertThat(tried.json().path("draft").path("total").decimalValue())
        .isEqualByComparingTo("9.60");
    assertThat(service.get(writer, draftOf(product)).text("document")).contains("0.30");
  }

  @Test
  void whatIsWrongWithAnUnsavedDocumentIsSaidByItsPlace() {
    Answer product = drafted("0.30");
    Map<String, Object> another = ofADay();
    another.put("document", market.flat("another-code", "2024-01-01", "0.40"));

    Answer refused = service.post(writer, testsOf(product), another);

    assertThat(refused.status()).as(refused.body()).isEqualTo(422);
    assertThat(refused.json().path("errors").path(0).path("pointer").asString()).isEqualTo("/id");
  }

  @Test
  void whoDoesNotWriteTariffsTriesTheSavedDraftAlone() {
    Answer product = drafted("0.30");
    String reader = desk.staff(Role.CUSTOMER_SERVICE);
    Map<String, Object> unsaved = ofADay();
    unsaved.put("document", market.flat(product.text("code"), "2024-01-01", "0.40"));

    assertThat(service.post(reader, testsOf(product), ofADay()).status()).isEqualTo(200);
    assertThat(service.post(reader, testsOf(product), unsaved).status()).isEqualTo(403);
    assertThat(
            service
                .post(desk.staff(tenants.bolt(), Role.BILLING), testsOf(product), unsaved)
                .status())
        .isEqualTo(404);
  }

  @Test
  void customersAndOtherSuppliersTryNoDrafts() {
    Answer product = drafted("0.30");

    assertThat(service.post(null, testsOf(product), ofADay()).status()).isEqualTo(401);
    assertThat(service.post(desk.customer("simulating"), testsOf(product), ofADay()).status())
        .isEqualTo(403);
    assertThat(
            service
                .post(desk.staff(tenants.bolt(), Role.BILLING), testsOf(product), ofADay())
                .status())
        .isEqualTo(404);
  }

  private Answer drafted(String price) {
    Answer product = market.aPricedProduct();
    Answer saved =
        service.put(
            writer, draftOf(product), market.flat(product.text("code"), "2024-01-01", price));
    assertThat(saved.status()).as(saved.body()).isEqualTo(200);
    return product;
  }

  private static String draftOf(Answer product) {
    return "/api/v1/products/" + product.text("id") + "/draft";
  }

  private static String testsOf(Answer product) {
    return draftOf(product) + "/test-bills";
  }

  private static Map<String, Object> ofADay() {
    Map<String, Object> request = new HashMap<>();
    request.put("from", "2025-06-02");
    request.put("to", "2025-06-03");
    request.put(
        "usage",
        """
        {"format": "wattline-usage/1", "channels": {"import": {"intervals":
          {"start": "2025-06-02T00:00:00+02:00", "minutes": 60, "decimals": 0, "values": %s}}}}
        """
            .formatted(Collections.nCopies(24, 1000)));
    request.put("attributes", Map.of());
    request.put("language", "en");
    return request;
  }
}
