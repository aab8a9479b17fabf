package org.wattline.console.disputes;

import com.vaadin.flow.router.QueryParameters;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.payments.DisputeStatus;
import org.wattline.billing.contract.payments.NewPayment;
import org.wattline.billing.contract.payments.PaymentCareApi;
import org.wattline.billing.contract.payments.RefundStatus;

/**
 * What of the disputes or the refunds is looked for, as it stands in the page's address. What an
 * address says that means nothing is left out.
 *
 * @param state {@link #ALL}, a status' name, or empty for what a person sees first
 * @param account the beginning of a number, or part of a name; empty for all
 */
record Sought(
    Part part,
    String state,
    Age age,
    @Nullable BigDecimal least,
    @Nullable BigDecimal most,
    String account) {
  static final String ALL = "ALL";

  private static final BigDecimal MOST = new BigDecimal(NewPayment.MOST);
  private static final int DIGITS = 12;

  /** The two lists of the page. */
  enum Part {
    DISPUTES,
    REFUNDS
  }

  /** How long ago something began, in days. */
  enum Age {
    ANY(0, 0),
    WEEK(7, 0),
    MONTH(30, 0),
    OVER_MONTH(0, 30),
    OVER_QUARTER(0, 90);

    private final int within;
    private final int before;

    Age(int within, int before) {
      this.within = within;
      this.before = before;
    }

    @Nullable LocalDate from(LocalDate today) {
      return within == 0 ? null : today.minusDays(within);
    }

    @Nullable LocalDate to(LocalDate today) {
      return before == 0 ? null : today.minusDays(before);
    }
  }

  static Sought of(QueryParameters asked) {
    Part part = named(Part.class, asked, "part").orElse(Part.DISPUTES);
    String account = asked.getSingleParameter("account").orElse("").strip();
    return new Sought(
        part,
        state(part, asked.getSingleParameter("state").orElse("")),
        named(Age.class, asked, "age").orElse(Age.ANY),
        amount(asked, "least"),
        amount(asked, "most"),
        account.substring(0, Math.min(PaymentCareApi.MAX_ACCOUNT_WORDS, account.length())));
  }

  private static String state(Part part, String said) {
    Enum<?>[] states =
        switch (part) {
          case DISPUTES -> DisputeStatus.values();
          case REFUNDS -> RefundStatus.values();
        };
    boolean known =
        part == Part.DISPUTES && said.equals(ALL)
            || Arrays.stream(states).anyMatch(state -> state.name().equals(said));
    return known ? said : "";
  }

  private static <E extends Enum<E>> Optional<E> named(
      Class<E> type, QueryParameters asked, String name) {
    String said = asked.getSingleParameter(name).orElse("");
    return Arrays.stream(type.getEnumConstants())
        .filter(value -> value.name().equals(said))
        .findFirst();
  }

  private static @Nullable BigDecimal amount(QueryParameters asked, String name) {
    String said = asked.getSingleParameter(name).orElse("");
    if (said.length() > DIGITS || !said.matches("[0-9]+([.][0-9]+)?")) {
      return null;
    }
    return new BigDecimal(said).min(MOST);
  }

  /** The same in another part, without what has no meaning there. */
  Sought in(Part other) {
    return new Sought(other, "", age, least, most, account);
  }

  Sought withState(String other) {
    return new Sought(part, other, age, least, most, account);
  }

  /** The part with nothing looked for. */
  Sought cleared() {
    return new Sought(part, state, Age.ANY, null, null, "");
  }

  /** Whether something beside the state is looked for. */
  boolean narrowed() {
    return age != Age.ANY || least != null || most != null || !account.isEmpty();
  }

  @Nullable String accountOrNull() {
    return account.isEmpty() ? null : account;
  }

  QueryParameters parameters() {
    Map<String, String> said = new LinkedHashMap<>();
    if (part != Part.DISPUTES) {
      said.put("part", part.name());
    }
    if (!state.isEmpty()) {
      said.put("state", state);
    }
    if (age != Age.ANY) {
      said.put("age", age.name());
    }
    if (least != null) {
      said.put("least", least.toPlainString());
    }
    if (most != null) {
      said.put("most", most.toPlainString());
    }
    if (!account.isEmpty()) {
      said.put("account", account);
    }
    return QueryParameters.simple(said);
  }

  /** The page's address with all of it. */
  String address() {
    String query = parameters().getQueryString();
    return DisputesNavigation.DISPUTES + (query.isEmpty() ? "" : "?" + query);
  }
}
