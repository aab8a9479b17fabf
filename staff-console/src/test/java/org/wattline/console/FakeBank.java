package org.wattline.console;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.bank.BankApi;
import org.wattline.billing.contract.bank.BankEntry;
import org.wattline.billing.contract.bank.BankEntryCount;
import org.wattline.billing.contract.bank.BankEntryState;
import org.wattline.billing.contract.bank.MatchSuggestion;
import org.wattline.billing.contract.bank.NewMatch;
import org.wattline.billing.contract.bank.Reason;

/** Entries of bank statements in memory; a match and its undoing change them. */
@Configuration(proxyBeanMethods = false)
class FakeBank {
  static final UUID WAITING = FakeBilling.id("entry-waiting");
  static final UUID ACCOUNT = FakeBilling.id("1000 0017 42");

  /** The entries, and what was asked of them. */
  static final class Book {
    final Map<UUID, BankEntry> entries = new LinkedHashMap<>();
    final List<Object> asked = new ArrayList<>();

    void reset() {
      asked.clear();
      entries.clear();
      entries.put(WAITING, entry(BankEntryState.UNMATCHED, null, 0));
    }

    BankEntry become(Object id, Object how, BankEntryState state, @Nullable UUID account) {
      BankEntry was = find(id);
      asked.add(how);
      entries.put(was.id(), entry(state, account, was.version() + 1));
      return entries.get(was.id());
    }

    BankEntry find(Object id) {
      BankEntry entry = entries.get((UUID) id);
      if (entry == null) {
        throw FakeApi.refusal(404, "Not found");
      }
      return entry;
    }
  }

  @Bean
  Book bankBook() {
    Book book = new Book();
    book.reset();
    return book;
  }

  @Bean
  @Primary
  BankApi fakeBankApi(Book book) {
    return new FakeApi<>(BankApi.class)
        .on(
            "summary",
            asked ->
                List.of(
                    new BankEntryCount(
                        BankEntryState.UNMATCHED,
                        1,
                        new BigDecimal("84.20"),
                        BigDecimal.ZERO,
                        LocalDate.of(2026, 11, 20))))
        .on(
            "entries",
            asked ->
                new Page<>(
                    book.entries.values().stream()
                        .filter(entry -> entry.state() == asked[0])
                        .filter(
                            entry ->
                                asked[2] == null
                                    || String.valueOf(entry.partyName())
                                        .contains((String) asked[2]))
                        .toList(),
                    null))
        .on("entry", asked -> book.find(asked[0]))
        .on(
            "suggestions",
            asked ->
                List.of(
                    new MatchSuggestion(
                        ACCOUNT,
                        "1000 0017 42",
                        "An Peeters",
                        FakeMoney.OCTOBER,
                        "2026-0000210",
                        new BigDecimal("84.20"),
                        MatchSuggestion.Why.PAID_BEFORE)))
        .on(
            "match",
            asked ->
                book.become(
                    asked[0], asked[1], BankEntryState.MATCHED, ((NewMatch) asked[1]).accountId()))
        .on("handOver", asked -> book.become(asked[0], asked[1], BankEntryState.HANDED_OVER, null))
        .on("undo", asked -> book.become(asked[0], asked[1], BankEntryState.UNMATCHED, null))
        .make();
  }

  private static BankEntry entry(BankEntryState state, @Nullable UUID account, int version) {
    return new BankEntry(
        WAITING,
        FakeBilling.id("file"),
        FakeBilling.id("bank"),
        "2026-324",
        state,
        new BigDecimal("84.20"),
        "EUR",
        LocalDate.of(2026, 11, 20),
        null,
        "A. Peeters",
        "BE71096123456769",
        null,
        "electricity october",
        null,
        null,
        null,
        null,
        account,
        account == null ? null : "1000 0017 42",
        account == null ? null : "An Peeters",
        null,
        null,
        account == null ? null : "Els Maes",
        account == null ? null : Instant.parse("2026-11-21T09:00:00Z"),
        version);
  }

  static Reason because(String words, int version) {
    return new Reason(words, version);
  }
}
