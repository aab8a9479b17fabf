package org.wattline.console.cash;

import com.vaadin.flow.router.QueryParameters;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.bank.BankApi;
import org.wattline.billing.contract.bank.BankEntry;
import org.wattline.billing.contract.bank.BankEntryState;
import org.wattline.console.AddressQuery;
import org.wattline.console.PathIds;

/**
 * Which entries a list shows; kept in the address, so that one entry leads to the next of the same
 * list.
 *
 * @param file only those of this file, or null for all
 * @param words part of a payer's name, account or message, or an amount; null for all
 */
record CashFilter(BankEntryState state, @Nullable UUID file, @Nullable String words) {
  /** Pages looked through for the next one: 5,000 entries, more than should wait. */
  private static final int MOST_PAGES = 25;

  /** At first those that wait for a person. */
  static CashFilter of(QueryParameters asked) {
    String wanted = asked.getSingleParameter("state").orElse("");
    return new CashFilter(
        Arrays.stream(BankEntryState.values())
            .filter(value -> value.name().equals(wanted))
            .findFirst()
            .orElse(BankEntryState.UNMATCHED),
        asked.getSingleParameter("file").flatMap(PathIds::parse).orElse(null),
        asked.getSingleParameter("q").filter(text -> !text.isBlank()).orElse(null));
  }

  /** The same with other words. */
  CashFilter with(String typed) {
    return new CashFilter(state, file, typed.isBlank() ? null : typed.strip());
  }

  /** The same of all files. */
  CashFilter ofAllFiles() {
    return new CashFilter(state, null, words);
  }

  QueryParameters parameters() {
    return QueryParameters.simple(asked());
  }

  /** The same, as an address ends. */
  String suffix() {
    return AddressQuery.of(asked());
  }

  private Map<String, String> asked() {
    Map<String, String> asked = new LinkedHashMap<>();
    asked.put("state", state.name());
    if (file != null) {
      asked.put("file", file.toString());
    }
    if (words != null) {
      asked.put("q", words);
    }
    return asked;
  }

  /** A page of the list, the oldest booking first. */
  Page<BankEntry> page(BankApi bank, @Nullable String cursor, int limit) {
    return bank.entries(state, file, words == null ? null : words.strip(), cursor, limit);
  }

  /**
   * The one after another in the list; the first where that was the last; none where it is alone.
   */
  Optional<BankEntry> after(BankApi bank, BankEntry of) {
    BankEntry first = null;
    boolean passed = false;
    boolean waits = of.state() == state;
    String cursor = null;
    for (int pages = 0; pages < MOST_PAGES; pages++) {
      Page<BankEntry> page = page(bank, cursor, Page.MAX_LIMIT);
      for (BankEntry one : page.items()) {
        if (one.id().equals(of.id())) {
          passed = true;
        } else if (passed || (!waits && !one.bookedOn().isBefore(of.bookedOn()))) {
          return Optional.of(one);
        } else if (first == null) {
          first = one;
        }
      }
      cursor = page.next();
      if (cursor == null) {
        break;
      }
    }
    return Optional.ofNullable(first);
  }
}
