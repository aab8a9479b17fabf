package org.wattline.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.io.InputStreamResource;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.bank.BankApi;
import org.wattline.billing.contract.bank.BankEntry;
import org.wattline.billing.contract.bank.BankEntryCount;
import org.wattline.billing.contract.bank.BankEntryState;
import org.wattline.billing.contract.bank.BankFile;
import org.wattline.billing.contract.bank.BankMessage;
import org.wattline.billing.contract.bank.BankStatement;
import org.wattline.billing.contract.bank.MatchSuggestion;
import org.wattline.billing.contract.bank.NewMatch;
import org.wattline.billing.contract.bank.Reason;
import org.wattline.console.cash.BankFileLoader;

/** Entries of bank statements in memory; a match and its undoing change them. */
@Configuration(proxyBeanMethods = false)
class FakeBank {
  static final UUID WAITING = FakeBilling.id("entry-waiting");
  static final UUID LATER = FakeBilling.id("entry-later");
  static final UUID ACCOUNT = FakeBilling.id("1000 0017 42");

  /** The entries, and what was asked of them. */
  static final class Book {
    final Map<UUID, BankEntry> entries = new LinkedHashMap<>();
    final List<Object> asked = new ArrayList<>();
    @Nullable RuntimeException refusal;
    boolean takenBefore;

    void reset() {
      asked.clear();
      refusal = null;
      takenBefore = false;
      entries.clear();
      entries.put(WAITING, entry(BankEntryState.UNMATCHED, null, 0));
    }

    BankEntry become(Object id, Object how, BankEntryState state, @Nullable UUID account) {
      BankEntry was = find(id);
      asked.add(how);
      entries.put(was.id(), entry(state, account, was.version() + 1));
      return entries.get(was.id());
    }

    /** A second entry waits, of a later day. */
    void anotherWaits() {
      entries.put(LATER, another(LATER, LocalDate.of(2026, 11, 23), "B. Claes"));
    }

    /** A third entry waits, of a day before: somebody passed it over. */
    void oneWasPassedOver() {
      UUID earlier = FakeBilling.id("entry-earlier");
      entries.put(earlier, another(earlier, LocalDate.of(2026, 11, 18), "C. Dams"));
    }

    private static BankEntry another(UUID id, LocalDate day, String party) {
      BankEntry like = entry(BankEntryState.UNMATCHED, null, 0);
      return new BankEntry(
          id,
          like.fileId(),
          like.bankAccountId(),
          like.statementId(),
          like.state(),
          like.amount(),
          like.currency(),
          day,
          null,
          party,
          null,
          null,
          "gas",
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          0);
    }

    /** Keeps the name and the words of a file, and says what became of it. */
    BankFile take(String name, InputStreamResource content) {
      if (refusal != null) {
        throw refusal;
      }
      try (InputStream in = content.getInputStream()) {
        asked.add(name + ": " + new String(in.readAllBytes(), StandardCharsets.UTF_8));
      } catch (IOException fault) {
        throw new UncheckedIOException(fault);
      }
      return new BankFile(
          FakeBilling.id("file"),
          name,
          takenBefore,
          BankMessage.STATEMENT,
          "camt.053.001.08",
          "M1",
          Instant.parse("2026-11-21T09:00:00Z"),
          "Jan Claes",
          12,
          2,
          1,
          5,
          3,
          2,
          0,
          0,
          0,
          new BigDecimal("500.00"),
          BigDecimal.ZERO,
          null);
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
                        .filter(entry -> asked[1] == null || entry.fileId().equals(asked[1]))
                        .filter(
                            entry ->
                                asked[2] == null
                                    || String.valueOf(entry.partyName())
                                        .contains((String) asked[2]))
                        .sorted(Comparator.comparing(BankEntry::bookedOn))
                        .toList(),
                    null))
        .on("entry", asked -> book.find(asked[0]))
        .on("load", asked -> book.take((String) asked[0], (InputStreamResource) asked[1]))
        .on("statements", asked -> List.of(statement()))
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

  @Bean
  @Primary
  BankFileLoader fakeLoader(BankApi bank) {
    return new BankFileLoader(bank);
  }

  private static BankStatement statement() {
    return new BankStatement(
        FakeBilling.id("statement"),
        FakeBilling.id("bank"),
        "2026-324",
        null,
        Instant.parse("2026-11-20T20:00:00Z"),
        null,
        null,
        null,
        null,
        5,
        false,
        "The entries lead to 480.00, the closing balance is 500.00.");
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
