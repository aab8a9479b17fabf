package org.wattline.stripe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * All that one account has at the stand-in; an account is a test key. Kept in a journal of one line
 * per changed object, read again at the start. Used by one thread at a time.
 */
final class Book {
  /** The version of Stripe's API whose shapes are spoken. */
  static final String API_VERSION = "2026-07-29.dahlia";

  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final int ID_LENGTH = 24;
  private static final String CARD = "stand_in.card";
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Map<String, ObjectNode> objects = new LinkedHashMap<>();
  private final Clock clock;
  private final @Nullable Path journal;
  private final Consumer<ObjectNode> onEvent;

  /**
   * @param journal where it is kept; null: nowhere
   * @param onEvent told of each event
   */
  Book(Clock clock, @Nullable Path journal, Consumer<ObjectNode> onEvent) {
    this.clock = clock;
    this.journal = journal;
    this.onEvent = onEvent;
    if (journal != null && Files.exists(journal)) {
      try {
        for (String line : Files.readAllLines(journal, StandardCharsets.UTF_8)) {
          if (line.endsWith("}")) {
            ObjectNode object = Json.parse(line);
            objects.put(Json.need(object, "id"), object);
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Seconds since 1970. */
  long now() {
    return clock.instant().getEpochSecond();
  }

  static String newId(String prefix) {
    StringBuilder id = new StringBuilder(prefix).append('_');
    for (int i = 0; i < ID_LENGTH; i++) {
      id.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    }
    return id.toString();
  }

  /** Keeps an object as it now is. */
  ObjectNode put(ObjectNode object) {
    objects.put(Json.need(object, "id"), object);
    if (journal != null) {
      try {
        Files.writeString(
            journal, object + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return object;
  }

  void remove(String id) {
    ObjectNode gone = objects.get(id);
    if (gone != null) {
      gone.put("deleted", true);
      put(gone);
    }
  }

  /** The object of a kind with an id. */
  ObjectNode need(String kind, String id) {
    ObjectNode object = objects.get(id);
    if (object == null || !kind.equals(Json.text(object, "object")) || isDeleted(object)) {
      throw StripeError.noSuch(kind, id);
    }
    return object;
  }

  /** Any object by its id, or null. */
  @Nullable ObjectNode find(String id) {
    ObjectNode object = objects.get(id);
    return object == null || CARD.equals(Json.text(object, "object")) ? null : object;
  }

  /** The objects of a kind, newest first. */
  List<ObjectNode> all(String kind, Predicate<ObjectNode> which) {
    return objects.values().stream()
        .filter(o -> kind.equals(Json.text(o, "object")) && !isDeleted(o) && which.test(o))
        .toList()
        .reversed();
  }

  private static boolean isDeleted(ObjectNode object) {
    return object.path("deleted").asBoolean(false);
  }

  /** Remembers which test card a payment method is. */
  void remember(String method, TestCard card) {
    put(Json.object("id", "card:" + method, "object", CARD, "card", card.name(), "agreed", false));
  }

  /** Remembers that the payer has confirmed later charges of a method. */
  void agree(String method) {
    ObjectNode card = objects.get("card:" + method);
    if (card != null) {
      card.put("agreed", true);
      put(card);
    }
  }

  TestCard card(String method) {
    ObjectNode card = objects.get("card:" + method);
    if (card == null) {
      throw new IllegalStateException("No test card is remembered for " + method);
    }
    return TestCard.valueOf(Json.need(card, "card"));
  }

  boolean agreed(String method) {
    JsonNode card = objects.get("card:" + method);
    return card != null && card.path("agreed").asBoolean(false);
  }

  /** Makes an event of an object as it now is, and has it sent. */
  void emit(String type, ObjectNode object) {
    ObjectNode event =
        Json.object(
            "id",
            newId("evt"),
            "object",
            "event",
            "api_version",
            API_VERSION,
            "created",
            now(),
            "data",
            Json.object("object", object.deepCopy()),
            "livemode",
            false,
            "pending_webhooks",
            1,
            "request",
            Json.object("id", null, "idempotency_key", null),
            "type",
            type);
    put(event);
    onEvent.accept(event);
  }
}
