package org.wattline.billing.payments.internal;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wattline.tenancy.TenantScope;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the gateway tells: stored word for word under its own id, then taken as a hint to ask. So
 * the order of events and their repetition do not matter.
 */
@Component
class GatewayEvents {
  private static final int MAX_NAME = 100;

  /** After this long whoever claimed an event is taken for dead. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Logger log = LoggerFactory.getLogger(GatewayEvents.class);

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final PaymentRows rows;
  private final PaymentFollowUp followUp;
  private final StripeGateway gateway;
  private final GatewayCustomers customers;
  private final Clock clock;

  GatewayEvents(
      JdbcClient jdbc,
      JsonMapper json,
      PaymentRows rows,
      PaymentFollowUp followUp,
      StripeGateway gateway,
      GatewayCustomers customers,
      Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.rows = rows;
    this.followUp = followUp;
    this.gateway = gateway;
    this.customers = customers;
    this.clock = clock;
  }

  /** What was done about an event. */
  enum Outcome {
    HANDLED,
    /** Of a kind, or of a thing, that we do nothing about. */
    IGNORED,
    /** Of another supplier that shares the key. */
    FOREIGN
  }

  /**
   * An event that is stored.
   *
   * @param mine its payload when it came for the first time: it is the caller's to act on
   */
  record Stored(String id, @Nullable JsonNode mine) {}

  /**
   * Stores an event whose signature was verified, and claims it when it is new.
   *
   * @return null when it is no event
   */
  @Nullable Stored store(String payload) {
    JsonNode event;
    try {
      event = json.readTree(payload);
    } catch (tools.jackson.core.JacksonException notJson) {
      return null;
    }
    String id = event.path("id").asString("");
    String type = event.path("type").asString("");
    if (id.isEmpty() || type.isEmpty() || id.length() > MAX_NAME || type.length() > MAX_NAME) {
      return null;
    }
    int stored =
        jdbc.sql(
                """
                insert into gateway_event (id, type, received_at, claimed_at, payload)
                values (:id, :type, :at, :at, :payload) on conflict (id) do nothing
                """)
            .param("id", id)
            .param("type", type)
            .param("at", Timestamp.from(clock.instant()))
            .param("payload", payload)
            .update();
    return new Stored(id, stored == 1 ? event : null);
  }

  /**
   * Acts on a stored event, unless that was done or is being done for a copy of it. What fails now
   * is tried again by the janitor.
   */
  void handle(Stored event) {
    if (event.mine() == null) {
      handle(event.id());
    } else {
      handle(event.id(), event.mine());
    }
  }

  void handle(String id) {
    claim(id).ifPresent(payload -> handle(id, json.readTree(payload)));
  }

  private void handle(String id, JsonNode event) {
    boolean handled = false;
    try {
      Outcome outcome = act(event);
      handled = true;
      jdbc.sql(
              """
              update gateway_event set handled_at = :at, outcome = :outcome
               where id = :id and handled_at is null
              """)
          .param("at", Timestamp.from(clock.instant()))
          .param("outcome", outcome.name())
          .param("id", id)
          .update();
    } catch (GatewayException later) {
      log.warn("Event {} waits: {}", id, later.getMessage());
    } finally {
      if (!handled) {
        jdbc.sql("update gateway_event set claimed_at = null where id = :id")
            .param("id", id)
            .update();
      }
    }
  }

  /** The event, for whoever comes first. */
  private Optional<String> claim(String id) {
    Instant now = clock.instant();
    return jdbc.sql(
            """
            update gateway_event set claimed_at = :now
             where id = :id and handled_at is null
               and (claimed_at is null or claimed_at <= :dead)
            returning payload
            """)
        .param("now", Timestamp.from(now))
        .param("dead", Timestamp.from(now.minus(PATIENCE)))
        .param("id", id)
        .query(String.class)
        .optional();
  }

  /** Events that were not acted on for so long, the oldest first. */
  List<String> waiting(Duration quiet, int limit) {
    return jdbc.sql(
            """
            select id from gateway_event where handled_at is null and received_at < :before
             order by received_at limit :limit
            """)
        .param("before", Timestamp.from(clock.instant().minus(quiet)))
        .param("limit", limit)
        .query(String.class)
        .list();
  }

  private Outcome act(JsonNode event) {
    String type = event.path("type").asString("");
    JsonNode object = event.path("data").path("object");
    String tenant = object.path("metadata").path(StripeGateway.TENANT).asString("");
    if (!tenant.isEmpty() && !tenant.equals(TenantScope.current().toString())) {
      return Outcome.FOREIGN;
    }
    boolean aboutCards =
        type.startsWith("payment_method.")
            || type.startsWith("setup_intent.")
            || (type.startsWith("checkout.session.")
                && object.path("mode").asString("").equals("setup"));
    if (aboutCards) {
      return customers
          .account(object.path("customer").asString(""))
          .map(
              account -> {
                customers.sync(account);
                return Outcome.HANDLED;
              })
          .orElse(Outcome.IGNORED);
    }
    boolean aboutPayments =
        type.startsWith("payment_intent.")
            || type.startsWith("charge.")
            || type.startsWith("refund.")
            || type.startsWith("checkout.session.");
    if (!aboutPayments) {
      return Outcome.IGNORED;
    }
    UUID payment = payment(object);
    if (payment == null) {
      return Outcome.IGNORED;
    }
    followUp.follow(payment);
    return Outcome.HANDLED;
  }

  /** The payment of ours that an object is about, or null. */
  private @Nullable UUID payment(JsonNode object) {
    UUID named = known(object.path("metadata").path(StripeGateway.PAYMENT).asString(""));
    if (named != null) {
      return named;
    }
    String own = object.path("id").asString("");
    String intent = own.startsWith("pi_") ? own : object.path("payment_intent").asString("");
    Optional<UUID> found = rows.byGatewayId(intent.isEmpty() ? own : intent);
    if (found.isPresent() || intent.isEmpty()) {
      return found.orElse(null);
    }
    try {
      return known(gateway.reference(intent));
    } catch (GatewayException.Refused notThere) {
      return null;
    }
  }

  private @Nullable UUID known(@Nullable String reference) {
    if (reference == null || reference.isEmpty()) {
      return null;
    }
    try {
      UUID id = UUID.fromString(reference);
      return rows.find(id).isPresent() ? id : null;
    } catch (IllegalArgumentException notOurs) {
      return null;
    }
  }
}
