package org.wattline.billing.payments.internal;

import com.stripe.StripeClient;
import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.StripeException;
import com.stripe.model.Charge;
import com.stripe.model.Customer;
import com.stripe.model.PaymentIntent;
import com.stripe.model.PaymentMethod;
import com.stripe.model.Refund;
import com.stripe.model.checkout.Session;
import com.stripe.net.RequestOptions;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import com.stripe.param.PaymentMethodListParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionRetrieveParams;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.wattline.billing.payments.internal.StripeKeys.Keys;
import org.wattline.tenancy.TenantScope;

/**
 * Stripe, spoken to with the bound supplier's key. Every request that moves money carries a key
 * made of our own id, so that asking again never does it again. Never called inside a transaction.
 */
@Component
class StripeGateway {
  /** In the metadata of what is asked for: our payment. */
  static final String PAYMENT = "wattline_payment";

  /** In the metadata of what is asked for: our account. */
  static final String ACCOUNT = "wattline_account";

  /** In the metadata of what is asked for: the supplier; several may share a key in a trial. */
  static final String TENANT = "wattline_tenant";

  /** In a refund's metadata: our refund. */
  static final String REFUND = "wattline_refund";

  /** One more attempt under the same key heals most lost answers at once. */
  private static final int RETRIES = 1;

  private static final int CONNECT_MILLIS = 5_000;
  private static final int MAX_CLIENTS = 1_000;
  private static final String KEPT_CONNECTIONS = "http.maxConnections";
  private static final long MOST_LISTED = 100L;
  private static final List<String> INTENT_PARTS = List.of("latest_charge");
  private static final List<String> SESSION_PARTS =
      List.of("payment_intent", "payment_intent.latest_charge");

  static {
    // Stripe's library asks by the JDK's connections, which keeps 5 of them open unless told more
    if (System.getProperty(KEPT_CONNECTIONS) == null) {
      System.setProperty(KEPT_CONNECTIONS, "64");
    }
  }

  private final StripeKeys keys;
  private final StripeSettings settings;
  private final StripeConnection connection = new StripeConnection();
  private final Map<Keys, StripeClient> clients = new ConcurrentHashMap<>();

  StripeGateway(StripeKeys keys, StripeSettings settings) {
    this.keys = keys;
    this.settings = settings;
  }

  private interface Call<T> {
    T run(StripeClient stripe) throws StripeException;
  }

  private <T> T ask(Call<T> call) {
    try {
      return call.run(client());
    } catch (ApiConnectionException unanswered) {
      throw new GatewayException.OutcomeUnknown(unanswered);
    } catch (StripeException answered) {
      Integer status = answered.getStatusCode();
      // 409: our own key is in work over there; 429: not now; 5xx: nobody knows
      if (status == null || status >= 500 || status == 409 || status == 429) {
        throw new GatewayException.OutcomeUnknown(answered);
      }
      String code = answered.getCode();
      throw new GatewayException.Refused(code == null ? "refused" : code, answered);
    }
  }

  private StripeClient client() {
    Keys mine = keys.require();
    if (clients.size() > MAX_CLIENTS) {
      clients.clear();
    }
    return clients.computeIfAbsent(
        mine,
        k -> {
          StripeClient.StripeClientBuilder builder =
              StripeClient.builder()
                  .setApiKey(k.apiKey())
                  .setConnectTimeout(CONNECT_MILLIS)
                  .setReadTimeout(Math.toIntExact(settings.timeout().toMillis()))
                  .setMaxNetworkRetries(RETRIES)
                  .setHttpClient(connection);
          URI base = k.apiBase();
          if (base != null) {
            builder.setApiBase(base.toString());
          }
          return builder.build();
        });
  }

  private static RequestOptions once(String what, Object id) {
    return RequestOptions.builder().setIdempotencyKey("wattline-" + what + "-" + id).build();
  }

  /** A customer of the gateway's for an account of ours. */
  String customer(UUID account) {
    Customer made =
        ask(
            stripe ->
                stripe
                    .v1()
                    .customers()
                    .create(
                        CustomerCreateParams.builder()
                            .putMetadata(ACCOUNT, account.toString())
                            .putMetadata(TENANT, TenantScope.current().toString())
                            .build(),
                        once("customer", account)));
    return made.getId();
  }

  /**
   * Where the payer goes and comes back to.
   *
   * @param title what the page says is paid
   */
  record Way(String doneUrl, String leftUrl, @Nullable String language, String title) {}

  /** Opens a page to pay on. */
  Seen open(PaymentRow payment, String customer, Way way) {
    SessionCreateParams.PaymentIntentData.Builder intent =
        SessionCreateParams.PaymentIntentData.builder()
            .putMetadata(PAYMENT, payment.id().toString())
            .putMetadata(ACCOUNT, payment.accountId().toString())
            .putMetadata(TENANT, TenantScope.current().toString());
    if (payment.saveMethod()) {
      intent.setSetupFutureUsage(
          SessionCreateParams.PaymentIntentData.SetupFutureUsage.OFF_SESSION);
    }
    SessionCreateParams params =
        page(way, customer, SessionCreateParams.Mode.PAYMENT)
            .setClientReferenceId(payment.id().toString())
            .putMetadata(PAYMENT, payment.id().toString())
            .putMetadata(TENANT, TenantScope.current().toString())
            .setExpiresAt(payment.expiresAt().getEpochSecond())
            .setPaymentIntentData(intent.build())
            .addLineItem(
                SessionCreateParams.LineItem.builder()
                    .setQuantity(1L)
                    .setPriceData(
                        SessionCreateParams.LineItem.PriceData.builder()
                            .setCurrency(payment.currency().toLowerCase(Locale.ROOT))
                            .setUnitAmount(Minor.of(payment.amount(), payment.currency()))
                            .setProductData(
                                SessionCreateParams.LineItem.PriceData.ProductData.builder()
                                    .setName(way.title())
                                    .build())
                            .build())
                    .build())
            .build();
    Session session =
        ask(stripe -> stripe.v1().checkout().sessions().create(params, once("pay", payment.id())));
    return StripeReading.session(session, payment.currency());
  }

  /** Opens a page to keep a card on. */
  Session openSetup(UUID id, UUID account, String customer, Way way, Instant expiresAt) {
    SessionCreateParams params =
        page(way, customer, SessionCreateParams.Mode.SETUP)
            .putMetadata(ACCOUNT, account.toString())
            .putMetadata(TENANT, TenantScope.current().toString())
            .setExpiresAt(expiresAt.getEpochSecond())
            .setSetupIntentData(
                SessionCreateParams.SetupIntentData.builder()
                    .putMetadata(ACCOUNT, account.toString())
                    .build())
            .build();
    return ask(stripe -> stripe.v1().checkout().sessions().create(params, once("keep", id)));
  }

  private static SessionCreateParams.Builder page(
      Way way, String customer, SessionCreateParams.Mode mode) {
    SessionCreateParams.Builder page =
        SessionCreateParams.builder()
            .setMode(mode)
            .setCustomer(customer)
            .addPaymentMethodType(SessionCreateParams.PaymentMethodType.CARD)
            .setSuccessUrl(way.doneUrl())
            .setCancelUrl(way.leftUrl());
    if (way.language() != null) {
      for (SessionCreateParams.Locale locale : SessionCreateParams.Locale.values()) {
        if (locale.getValue().equals(way.language())) {
          page.setLocale(locale);
        }
      }
    }
    return page;
  }

  /** Charges a kept card; a decline is an answer. */
  Seen charge(PaymentRow payment, String customer, String method) {
    PaymentIntentCreateParams params =
        PaymentIntentCreateParams.builder()
            .setAmount(Minor.of(payment.amount(), payment.currency()))
            .setCurrency(payment.currency().toLowerCase(Locale.ROOT))
            .setCustomer(customer)
            .setPaymentMethod(method)
            .addPaymentMethodType("card")
            .setConfirm(true)
            .setOffSession(true)
            .putMetadata(PAYMENT, payment.id().toString())
            .putMetadata(ACCOUNT, payment.accountId().toString())
            .putMetadata(TENANT, TenantScope.current().toString())
            .addAllExpand(INTENT_PARTS)
            .build();
    return ask(
        stripe -> {
          try {
            PaymentIntent intent =
                stripe.v1().paymentIntents().create(params, once("charge", payment.id()));
            return whole(stripe, intent, null, payment.currency());
          } catch (com.stripe.exception.CardException declined) {
            return StripeReading.declined(declined);
          }
        });
  }

  /** What has become of a payment that the gateway is known to have. */
  Seen look(PaymentRow payment) {
    String intentId = payment.intent();
    if (intentId != null) {
      return ask(
          stripe ->
              whole(
                  stripe,
                  stripe
                      .v1()
                      .paymentIntents()
                      .retrieve(
                          intentId,
                          PaymentIntentRetrieveParams.builder().addAllExpand(INTENT_PARTS).build()),
                  payment.session(),
                  payment.currency()));
    }
    String sessionId = payment.session();
    if (sessionId == null) {
      throw new IllegalArgumentException("The gateway is not known to have " + payment.id());
    }
    return ask(
        stripe -> {
          Session session =
              stripe
                  .v1()
                  .checkout()
                  .sessions()
                  .retrieve(
                      sessionId,
                      SessionRetrieveParams.builder().addAllExpand(SESSION_PARTS).build());
          PaymentIntent intent = session.getPaymentIntentObject();
          return intent != null && "succeeded".equals(intent.getStatus())
              ? whole(stripe, intent, sessionId, payment.currency())
              : StripeReading.session(session, payment.currency());
        });
  }

  /** A charge of a kept card whose answer was lost longer ago than the gateway keeps keys. */
  Optional<Seen> search(PaymentRow payment, String customer) {
    return ask(
        stripe -> {
          for (PaymentIntent intent :
              stripe
                  .v1()
                  .paymentIntents()
                  .list(
                      PaymentIntentListParams.builder()
                          .setCustomer(customer)
                          .setLimit(MOST_LISTED)
                          .addAllExpand(List.of("data.latest_charge"))
                          .build())
                  .getData()) {
            if (payment.id().toString().equals(intent.getMetadata().get(PAYMENT))) {
              return Optional.of(whole(stripe, intent, null, payment.currency()));
            }
          }
          return Optional.empty();
        });
  }

  /** Our reference in a payment of the gateway's, or null. */
  @Nullable String reference(String intent) {
    return ask(stripe -> stripe.v1().paymentIntents().retrieve(intent)).getMetadata().get(PAYMENT);
  }

  private static Seen whole(
      StripeClient stripe, PaymentIntent intent, @Nullable String session, String currency)
      throws StripeException {
    Charge charge = intent.getLatestChargeObject();
    boolean returned = charge != null && charge.getAmountRefunded() > 0;
    boolean disputed = charge != null && Boolean.TRUE.equals(charge.getDisputed());
    return StripeReading.intent(
        intent,
        session,
        returned
            ? stripe
                .v1()
                .refunds()
                .list(
                    com.stripe.param.RefundListParams.builder()
                        .setPaymentIntent(intent.getId())
                        .setLimit(MOST_LISTED)
                        .build())
                .getData()
            : List.of(),
        disputed
            ? stripe
                .v1()
                .disputes()
                .list(
                    com.stripe.param.DisputeListParams.builder()
                        .setPaymentIntent(intent.getId())
                        .setLimit(MOST_LISTED)
                        .build())
                .getData()
            : List.of(),
        currency);
  }

  /** Gives money back. */
  Seen.SeenRefund refund(UUID refundId, String intent, BigDecimal amount, String currency) {
    Refund refund =
        ask(
            stripe ->
                stripe
                    .v1()
                    .refunds()
                    .create(
                        RefundCreateParams.builder()
                            .setPaymentIntent(intent)
                            .setAmount(Minor.of(amount, currency))
                            .putMetadata(REFUND, refundId.toString())
                            .putMetadata(TENANT, TenantScope.current().toString())
                            .build(),
                        once("refund", refundId)));
    return StripeReading.refund(refund, currency);
  }

  /** The cards that are kept for a customer now. */
  List<PaymentMethod> methods(String customer) {
    return ask(
        stripe ->
            stripe
                .v1()
                .paymentMethods()
                .list(
                    PaymentMethodListParams.builder()
                        .setCustomer(customer)
                        .setType(PaymentMethodListParams.Type.CARD)
                        .setLimit(MOST_LISTED)
                        .build())
                .getData());
  }

  /** Forgets a kept card; one that is forgotten already is no fault. */
  void detach(String method) {
    try {
      ask(stripe -> stripe.v1().paymentMethods().detach(method));
    } catch (GatewayException.Refused gone) {
      if (!gone.code().equals("resource_missing")
          && !gone.code().equals("payment_method_unexpected_state")) {
        throw gone;
      }
    }
  }
}
