package org.wattline.stripe;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Stripe's API, as far as it is spoken here: which request does what. */
final class Api {
  private static final int MOST_LISTED = 100;
  private static final int LISTED = 10;

  /** Where each kind of object is kept. */
  private static final Map<String, String> KINDS =
      Map.ofEntries(
          Map.entry("customers", "customer"),
          Map.entry("payment_methods", "payment_method"),
          Map.entry("payment_intents", "payment_intent"),
          Map.entry("setup_intents", "setup_intent"),
          Map.entry("checkout/sessions", "checkout.session"),
          Map.entry("charges", "charge"),
          Map.entry("refunds", "refund"),
          Map.entry("disputes", "dispute"),
          Map.entry("events", "event"),
          Map.entry("balance_transactions", "balance_transaction"),
          Map.entry("webhook_endpoints", "webhook_endpoint"));

  private Api() {}

  /** Answers a request of an account. */
  static ObjectNode answer(Account account, String method, String path, Params params) {
    String[] parts = path.substring("/v1/".length()).split("/");
    boolean sessions = parts[0].equals("checkout");
    int first = sessions ? 2 : 1;
    String collection = sessions && parts.length > 1 ? parts[0] + "/" + parts[1] : parts[0];
    String kind = KINDS.get(collection);
    if (kind == null) {
      throw StripeError.unknownUrl(method, path);
    }
    String id = parts.length > first ? parts[first] : null;
    String verb = parts.length > first + 1 ? parts[first + 1] : null;
    if (parts.length > first + 2) {
      throw StripeError.unknownUrl(method, path);
    }
    ObjectNode answer =
        switch (method) {
          case "GET" -> read(account, kind, "/v1/" + collection, id, verb, params, path);
          case "POST" -> change(account, kind, id, verb, params, path);
          case "DELETE" -> delete(account, kind, id, path);
          default -> throw StripeError.unknownUrl(method, path);
        };
    ObjectNode shown = answer.deepCopy();
    for (String expand : params.list("expand")) {
      expand(account.book, shown, List.of(expand.split("\\.")));
    }
    return shown;
  }

  private static ObjectNode read(
      Account account,
      String kind,
      String url,
      @Nullable String id,
      @Nullable String verb,
      Params params,
      String path) {
    Book book = account.book;
    if (id == null) {
      book.all("checkout.session", s -> true).forEach(account.checkout::expireIfDue);
      return list(book.all(kind, filter(params)), url, params);
    }
    if (kind.equals("customer") && "payment_methods".equals(verb)) {
      book.need(kind, id);
      return list(
          book.all("payment_method", m -> id.equals(Json.text(m, "customer"))), path, params);
    }
    if (verb != null) {
      throw StripeError.unknownUrl("GET", path);
    }
    ObjectNode found = book.need(kind, id);
    if (kind.equals("checkout.session")) {
      account.checkout.expireIfDue(found);
    }
    return found;
  }

  private static Predicate<ObjectNode> filter(Params params) {
    List<String> fields =
        List.of("customer", "payment_intent", "charge", "type", "source", "status");
    return object ->
        fields.stream()
            .allMatch(
                field ->
                    params.text(field) == null
                        || String.valueOf(params.text(field)).equals(Json.text(object, field)));
  }

  private static ObjectNode list(List<ObjectNode> all, String url, Params params) {
    Long asked = params.number("limit");
    int limit = asked == null ? LISTED : asked.intValue();
    if (limit < 1 || limit > MOST_LISTED) {
      throw StripeError.invalid("parameter_invalid", "Limit is from 1 to 100.", "limit");
    }
    String after = params.text("starting_after");
    int from = 0;
    if (after != null) {
      while (from < all.size() && !after.equals(Json.text(all.get(from), "id"))) {
        from++;
      }
      from++;
    }
    List<ObjectNode> rest = all.subList(Math.min(from, all.size()), all.size());
    boolean more = rest.size() > limit;
    return Json.list(url, more ? rest.subList(0, limit) : rest, more);
  }

  private static ObjectNode change(
      Account account,
      String kind,
      @Nullable String id,
      @Nullable String verb,
      Params params,
      String path) {
    Book book = account.book;
    if (id == null) {
      return create(account, kind, params, path);
    }
    ObjectNode object = book.need(kind, id);
    return switch (kind + " " + verb) {
      case "payment_intent confirm" -> account.intents.confirmed(object, params);
      case "payment_intent cancel" -> account.intents.cancel(object, params);
      case "checkout.session expire" -> account.checkout.expire(object);
      case "payment_method attach" -> {
        String customer = params.need("customer");
        book.need("customer", customer);
        account.intents.keep(object, customer);
        yield object;
      }
      case "payment_method detach" -> {
        object.putNull("customer");
        book.put(object);
        book.emit("payment_method.detached", object);
        yield object;
      }
      case "dispute null" -> account.disputes.update(object, params);
      case "dispute close" -> account.disputes.close(object);
      case "customer null" -> updateCustomer(book, object, params);
      default -> throw StripeError.unknownUrl("POST", path);
    };
  }

  private static ObjectNode create(Account account, String kind, Params params, String path) {
    Book book = account.book;
    return switch (kind) {
      case "customer" -> {
        params.only(Set.of("name", "email", "metadata"));
        ObjectNode customer =
            book.put(
                Shapes.customer(
                    book.now(), params.text("name"), params.text("email"), params.map("metadata")));
        book.emit("customer.created", customer);
        yield customer;
      }
      case "payment_intent" -> account.intents.create(params);
      case "checkout.session" -> account.checkout.create(params, account.label);
      case "refund" -> account.disputes.refund(params);
      case "webhook_endpoint" -> {
        params.only(Set.of("url", "enabled_events", "description", "metadata"));
        yield book.put(
            Json.object(
                "id", Book.newId("we"),
                "object", "webhook_endpoint",
                "api_version", null,
                "application", null,
                "created", book.now(),
                "description", params.text("description"),
                "enabled_events", params.list("enabled_events"),
                "livemode", false,
                "metadata", params.map("metadata"),
                "secret", Book.newId("whsec"),
                "status", "enabled",
                "url", params.need("url")));
      }
      default -> throw StripeError.unknownUrl("POST", path);
    };
  }

  private static ObjectNode updateCustomer(Book book, ObjectNode customer, Params params) {
    params.only(Set.of("name", "email", "metadata"));
    if (params.text("name") != null) {
      customer.put("name", params.text("name"));
    }
    if (params.text("email") != null) {
      customer.put("email", params.text("email"));
    }
    ObjectNode metadata = (ObjectNode) customer.path("metadata");
    params.map("metadata").forEach(metadata::put);
    book.put(customer);
    book.emit("customer.updated", customer);
    return customer;
  }

  private static ObjectNode delete(Account account, String kind, @Nullable String id, String path) {
    if (id == null || !Set.of("customer", "webhook_endpoint").contains(kind)) {
      throw StripeError.unknownUrl("DELETE", path);
    }
    account.book.need(kind, id);
    account.book.remove(id);
    return Json.object("id", id, "object", kind, "deleted", true);
  }

  /** Puts objects where their ids stand. */
  private static void expand(Book book, JsonNode at, List<String> path) {
    if (at instanceof ArrayNode all) {
      all.forEach(one -> expand(book, one, path));
      return;
    }
    if (path.isEmpty() || !(at instanceof ObjectNode object)) {
      return;
    }
    String field = path.getFirst();
    JsonNode value = object.path(field);
    if (value.isString()) {
      ObjectNode found = book.find(value.stringValue());
      if (found != null) {
        object.set(field, found.deepCopy());
      }
    } else if (value instanceof ArrayNode ids) {
      List<JsonNode> found = new ArrayList<>();
      ids.forEach(
          one -> {
            ObjectNode known = one.isString() ? book.find(one.stringValue()) : null;
            found.add(known == null ? one : known.deepCopy());
          });
      object.set(field, Json.MAPPER.valueToTree(found));
    }
    expand(book, object.path(field), path.subList(1, path.size()));
  }
}
