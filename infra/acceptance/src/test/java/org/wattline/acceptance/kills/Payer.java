package org.wattline.acceptance.kills;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.wattline.local.Http;
import tools.jackson.databind.JsonNode;

/** A customer who asks for pages to pay on, each under a key of its own. */
final class Payer {
  private static final String PAYMENT = "{\"amount\":12.50,\"saveMethod\":false}";

  private final String address;
  private final String token;
  private final Set<String> before;

  /** The payment that was answered for each key, and nothing where none was yet. */
  private final Map<String, String> payments = new TreeMap<>();

  /**
   * @param address of the account's payments
   */
  Payer(String address, String token) {
    this.address = address;
    this.token = token;
    this.before = all(Http.program());
  }

  String address() {
    return address;
  }

  HttpResponse<String> ask(Http http, String key) {
    synchronized (payments) {
      payments.putIfAbsent(key, "");
    }
    return http.send(
        Http.request(address)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(HttpRequest.BodyPublishers.ofString(PAYMENT))
            .build());
  }

  /** Notes the payment that a key made; returns whether it is the only one. */
  boolean answered(String key, String payment) {
    synchronized (payments) {
      String known = payments.put(key, payment);
      return known == null || known.isEmpty() || known.equals(payment);
    }
  }

  List<String> unanswered() {
    synchronized (payments) {
      return payments.keySet().stream().filter(this::isUnanswered).toList();
    }
  }

  boolean isUnanswered(String key) {
    synchronized (payments) {
      return payments.getOrDefault(key, "").isEmpty();
    }
  }

  /** The payments that were answered. */
  Set<String> made() {
    synchronized (payments) {
      return new TreeSet<>(payments.values());
    }
  }

  /** The payments that the account has, but for those from before. */
  Set<String> onAccount(Http http) {
    Set<String> there = all(http);
    there.removeAll(before);
    return there;
  }

  private Set<String> all(Http http) {
    Set<String> there = new TreeSet<>();
    String cursor = "";
    do {
      JsonNode page = http.get(address + "?limit=200" + cursor, token);
      page.path("items").forEach(item -> there.add(item.path("id").asString()));
      String next = page.path("next").asString("");
      cursor = next.isEmpty() ? "" : "&" + Http.encoded(Map.of("cursor", next));
    } while (!cursor.isEmpty());
    return there;
  }
}
