package org.wattline.billing.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.wattline.billing.Service;
import org.wattline.billing.Service.Answer;
import org.wattline.billing.bills.SupplyWorld;
import org.wattline.billing.ledger.Books;
import org.wattline.billing.ledger.Ledger;
import org.wattline.billing.ledger.OpenItems;
import org.wattline.billing.payments.MoneySamples.Sample;
import org.wattline.tenancy.test.TwoTenantTest;
import org.wattline.tenancy.test.TwoTenants;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Whatever moves money moves it once, however often and by how many at once it is asked. */
@Tag("UC-050")
@TwoTenantTest
@Import({SupplyWorld.Beans.class, LostAnswers.Beans.class})
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class MoneyOperationsTest {
  private static final int AT_ONCE = 64;

  /** Where an effect would show. */
  private static final List<String> TABLES =
      List.of(
          "ledger_transaction",
          "ledger_leg",
          "open_item",
          "account_credit",
          "account_credit_return",
          "allocation",
          "payment_arrangement",
          "payment_arrangement_item",
          "payment_arrangement_instalment",
          "payment_arrangement_end",
          "money_request",
          "card_payment",
          "card_refund",
          "bank_file",
          "bank_statement",
          "bank_entry",
          "bank_match",
          "bank_match_undone",
          "bill",
          "audit_entry");

  /** Operations that change something and move no money, and why they move none. */
  private static final Map<String, String> MOVES_NONE = new LinkedHashMap<>();

  static {
    because(
        "it says who somebody is and what they may do",
        """
        POST /api/v1/accounts
        PUT /api/v1/accounts/{id}/preferences
        POST /api/v1/accounts/{id}/registration-codes
        DELETE /api/v1/accounts/{id}/people/{personId}
        POST /api/v1/customers
        PUT /api/v1/customers/{id}
        POST /api/v1/registrations
        """);
    because(
        "it is agreed upon, and the next bill charges it",
        """
        POST /api/v1/agreements
        POST /api/v1/agreements/{id}/end
        POST /api/v1/agreements/{id}/terms
        POST /api/v1/agreements/{id}/undo
        POST /api/v1/changes-of-occupant
        POST /api/v1/move-ins
        POST /api/v1/move-outs
        """);
    because(
        "it says how money will be asked for or may be taken",
        """
        PUT /api/v1/accounts/{accountId}/autopay
        POST /api/v1/accounts/{accountId}/arrangements/{arrangementId}/cancellation
        DELETE /api/v1/accounts/{accountId}/payment-methods/{methodId}
        POST /api/v1/bank/accounts
        PUT /api/v1/bank/accounts/{id}
        PUT /api/v1/issuer
        """);
    because(
        "it sends a letter of a bill that is issued",
        """
        POST /api/v1/bill-deliveries/retries
        POST /api/v1/bills/{id}/deliveries
        """);
    because(
        "it works bills out, and issues none",
        """
        POST /api/v1/billing-runs
        POST /api/v1/billing-runs/{id}/approval
        POST /api/v1/billing-runs/{id}/cancellation
        POST /api/v1/billing-runs/{id}/pause
        POST /api/v1/billing-runs/{id}/resumption
        POST /api/v1/billing-runs/{id}/retries
        POST /api/v1/billing-runs/{id}/start
        """);
    because(
        "it is of places, meters and what they showed",
        """
        PUT /api/v1/channels/{channelId}/counting
        POST /api/v1/deliveries
        POST /api/v1/deliveries/{id}/replays
        POST /api/v1/csv-mappings/trials
        PUT /api/v1/csv-mappings/{name}
        DELETE /api/v1/csv-mappings/{name}
        POST /api/v1/meters
        POST /api/v1/meters/{id}/installations
        POST /api/v1/meters/{id}/removals
        POST /api/v1/meters/{id}/scrapping
        POST /api/v1/premises
        PUT /api/v1/premises/{id}
        POST /api/v1/premises/{id}/parts
        PUT /api/v1/replacement-ranks
        POST /api/v1/service-points
        POST /api/v1/service-points/{id}/assets
        POST /api/v1/service-points/{id}/channels
        POST /api/v1/service-points/{id}/exchanges
        POST /api/v1/service-points/{id}/register-reads
        POST /api/v1/service-points/{id}/supplies
        POST /api/v1/service-points/{id}/terms
        POST /api/v1/calorific-values
        POST /api/v1/vee/channels/{channelId}/edits
        POST /api/v1/vee/claims/sendings
        POST /api/v1/vee/claims/{id}/answer
        POST /api/v1/vee/claims/{id}/closing
        POST /api/v1/vee/edits/{id}/approval
        POST /api/v1/vee/edits/{id}/refusal
        POST /api/v1/vee/exceptions/decisions
        POST /api/v1/vee/runs
        PUT /api/v1/vee/settings
        """);
    because(
        "it is of prices, which bills to come are worked out with",
        """
        POST /api/v1/price-indices
        POST /api/v1/price-indices/{code}/prices
        POST /api/v1/price-indices/{code}/values
        POST /api/v1/products
        PUT /api/v1/products/{id}
        PUT /api/v1/products/{id}/draft
        DELETE /api/v1/products/{id}/draft
        POST /api/v1/products/{id}/draft/approval
        POST /api/v1/products/{id}/draft/rejection
        POST /api/v1/products/{id}/draft/submission
        DELETE /api/v1/products/{id}/draft/submission
        POST /api/v1/products/{id}/draft/test-bills
        POST /api/v1/tariff-validations
        POST /api/v1/urdb-imports
        """);
  }

  private static void because(String why, String operations) {
    operations.lines().forEach(operation -> MOVES_NONE.put(operation, why));
  }

  @LocalServerPort int port;
  @Autowired Ledger ledger;
  @Autowired OpenItems items;
  @Autowired TransactionTemplate transactions;
  @Autowired JdbcClient jdbc;
  @Autowired SupplyWorld world;
  @Autowired LostAnswers lost;

  private Books books;
  private MoneySamples samples;

  @BeforeEach
  void start(TwoTenants tenants) {
    books = new Books(ledger, items, transactions, tenants.acme());
    samples = new MoneySamples(port, tenants, books, world);
  }

  static Set<String> moneyOperations() {
    return new TreeSet<>(MoneySamples.OF.keySet());
  }

  /** All but those whose key is their whole content. */
  static Stream<String> withContentBesideTheirKey() {
    return moneyOperations().stream()
        .filter(operation -> !operation.endsWith("/files") && !operation.endsWith("/finalisation"));
  }

  @Test
  void everyOperationIsKnownToMoveMoneyOrNot() {
    JsonNode document = new Service(port).get(null, "/api/v1/openapi.json").json();
    Set<String> changing = new TreeSet<>();
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      for (String method : List.of("post", "put", "patch", "delete")) {
        if (path.getValue().has(method)) {
          changing.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey());
        }
      }
    }
    Set<String> known = new TreeSet<>(MOVES_NONE.keySet());
    known.addAll(moneyOperations());

    assertThat(MOVES_NONE.keySet()).doesNotContainAnyElementsOf(moneyOperations());
    assertThat(changing).isEqualTo(known);
  }

  @ParameterizedTest
  @MethodSource("moneyOperations")
  void sixtyFourAtOnceAreOneEffectAndOneAnswer(String operation) throws Exception {
    Map<String, BigDecimal> once = effectOfOne(operation);
    Sample sample = sample(operation);
    Map<String, BigDecimal> before = amounts();

    List<Answer> answers = new ArrayList<>();
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Answer>> sent = new ArrayList<>();
      for (int i = 0; i < AT_ONCE; i++) {
        sent.add(callers.submit(() -> samples.send(sample.call(), false)));
      }
      for (Future<Answer> answer : sent) {
        answers.add(answer.get());
      }
    }
    sample.settled().run();

    assertThat(answers.stream().map(Answer::status).distinct())
        .as(answers.toString())
        .hasSize(1)
        .allMatch(status -> status == 200 || status == 201);
    assertThat(answers.stream().map(MoneyOperationsTest::told).distinct()).hasSize(1);
    assertThat(effect(before)).isEqualTo(once);
  }

  @ParameterizedTest
  @MethodSource("withContentBesideTheirKey")
  void theSameKeyWithAnotherContentIsRefusedAndChangesNothing(String operation) {
    Sample sample = sample(operation);
    Answer first = sent(sample);
    Map<String, BigDecimal> before = amounts();

    Answer changed = samples.send(Objects.requireNonNull(sample.changed()), false);
    Answer again = samples.send(sample.call(), false);

    assertThat(changed.status()).as(changed.body()).isIn(412, 422);
    assertThat(changed.text("type")).endsWith(sample.refusal());
    assertThat(changed.text("detail")).isNotBlank();
    assertThat(told(again)).isEqualTo(told(first));
    assertThat(amounts()).isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("moneyOperations")
  void whoIsCutOffBeforeTheAnswerIsToldItWhenAskingAgain(String operation) {
    Map<String, BigDecimal> once = effectOfOne(operation);
    Sample sample = sample(operation);
    Map<String, BigDecimal> before = amounts();

    Answer cut = samples.send(sample.call(), true);
    Answer wasToBe = new Answer(200, lost.last());
    Answer again = samples.send(sample.call(), false);
    sample.settled().run();

    assertThat(cut.status()).isEqualTo(LostAnswers.LOST);
    assertThat(cut.body()).isEmpty();
    assertThat(again.status()).as(again.body()).isIn(200, 201);
    assertThat(told(again)).isEqualTo(told(wasToBe));
    assertThat(effect(before)).isEqualTo(once);
  }

  @ParameterizedTest
  @MethodSource("moneyOperations")
  void theSameKeyElsewhereIsAnotherRequestAndAnotherSuppliersTellsNothing(String operation) {
    String key = UUID.randomUUID().toString();
    Sample one = sample(operation, key);
    Sample other = sample(operation, key);
    Answer first = sent(one);
    Map<String, BigDecimal> between = amounts();

    Answer foreign = samples.sendFromBolt(one.call());
    Map<String, BigDecimal> afterForeign = amounts();
    Answer second = sent(other);

    assertThat(foreign.status()).as(foreign.body()).isIn(403, 404, 422);
    assertThat(foreign.text("type")).doesNotContain("idempotency");
    assertThat(afterForeign).isEqualTo(between);
    assertThat(told(second)).isNotEqualTo(told(first));
    assertThat(amounts()).isNotEqualTo(between);
  }

  private Sample sample(String operation) {
    return sample(operation, UUID.randomUUID().toString());
  }

  private Sample sample(String operation, String key) {
    return Objects.requireNonNull(MoneySamples.OF.get(operation), operation).make(samples, key);
  }

  private Answer sent(Sample sample) {
    Answer answer = samples.send(sample.call(), false);
    assertThat(answer.status()).as(answer.body()).isIn(200, 201);
    sample.settled().run();
    return answer;
  }

  private Map<String, BigDecimal> effectOfOne(String operation) {
    Sample sample = sample(operation);
    Map<String, BigDecimal> before = amounts();
    sent(sample);
    return effect(before);
  }

  /** What was told, but for whether a file was taken before. */
  private static JsonNode told(Answer answer) {
    JsonNode told = answer.json();
    if (told instanceof ObjectNode object) {
      object.remove("duplicate");
    }
    return told;
  }

  private Map<String, BigDecimal> effect(Map<String, BigDecimal> before) {
    Map<String, BigDecimal> effect = amounts();
    effect.replaceAll((what, now) -> now.subtract(before.get(what)).stripTrailingZeros());
    return effect;
  }

  private Map<String, BigDecimal> amounts() {
    Map<String, BigDecimal> amounts = new LinkedHashMap<>();
    for (String table : TABLES) {
      amounts.put(table, number("select count(*) from " + table));
    }
    amounts.put("refunded", number("select coalesce(sum(refunded), 0) from card_payment"));
    amounts.put("turnover", number("select coalesce(sum(abs(amount)), 0) from ledger_leg"));
    return amounts;
  }

  private BigDecimal number(String sql) {
    return books.together(
        () -> jdbc.sql(sql).query(BigDecimal.class).single().stripTrailingZeros());
  }
}
