package org.wattline.billing.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.Desk.Member;
import org.wattline.billing.Service.Answer;
import org.wattline.stripe.Signature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Pays as a payer does, and tells the service what Stripe would tell. */
public final class Till {
  static final String GOOD = "4242424242424242";
  static final String DECLINED = "4000000000000002";
  static final String POOR = "4000000000009995";
  static final String CHALLENGED = "4000000000003220";
  static final String DISPUTED = "4000000000000259";
  static final String DECLINED_LATER = "4000000000000341";

  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient http =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
  private final int port;
  private final String slug;

  public Till(int port, String slug) {
    this.port = port;
    this.slug = slug;
  }

  Answer pay(Member payer, String key, Map<String, ?> payment) {
    return post(payer.token(), "/api/v1/accounts/" + payer.accountId() + "/payments", key, payment);
  }

  /** Starts a payment of an amount, of a new key. */
  public Answer started(Member payer, String amount, Map<String, ?> more) {
    Map<String, Object> payment = new HashMap<>(more);
    payment.put("amount", amount);
    payment.putIfAbsent("saveMethod", false);
    Answer answer = pay(payer, UUID.randomUUID().toString(), payment);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer;
  }

  /** Sends under a key, which names what is wanted once. */
  public Answer post(@Nullable String token, String path, @Nullable String key, Object body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Content-Type", "application/json");
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    if (key != null) {
      request.header("Idempotency-Key", key);
    }
    return send(
        request.POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))).build());
  }

  /** Types a card into a page. */
  String type(String pageUrl, String card) {
    return form(pageUrl, "number=" + card + "&expiry=12%2F34&cvc=123").body();
  }

  /** Answers the bank's question. */
  String confirm(String pageUrl, boolean yes) {
    return form(pageUrl.replace("/c/pay/", "/c/ask/"), "answer=" + (yes ? "yes" : "no")).body();
  }

  private Answer form(String url, String form) {
    return send(
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build());
  }

  /** Asks Stripe something with the supplier's key. */
  JsonNode stripe(String method, String path, String form) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(TestStripe.shared().url() + path))
            .header("Authorization", "Bearer " + key())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .method(method, HttpRequest.BodyPublishers.ofString(form));
    return send(request.build()).json();
  }

  String key() {
    return "sk_test_local_" + slug;
  }

  /** The events that tell of a payment, in their order. */
  List<String> events(String about) {
    return TestStripe.shared().events(key()).stream().filter(e -> e.contains(about)).toList();
  }

  /** Tells the service an event. */
  Answer tell(String event, Instant now) {
    return tell(slug, event, Signature.header(TestStripe.WEBHOOK_SECRET, now, event));
  }

  Answer tell(String supplier, String event, String signature) {
    return send(
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + port + "/api/v1/webhooks/stripe/" + supplier))
            .header("Content-Type", "application/json")
            .header("Stripe-Signature", signature)
            .POST(HttpRequest.BodyPublishers.ofString(event))
            .build());
  }

  private Answer send(HttpRequest request) {
    try {
      HttpResponse<String> answer =
          http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      return new Answer(answer.statusCode(), answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
