package org.wattline.billing.contract.bank;

import jakarta.validation.Valid;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;
import org.wattline.billing.contract.Page;

/** Bank transfers. Finance, supervisors and tenant administrators only. */
@HttpExchange("/api/v1/bank")
public interface BankApi {

  /** The longest file taken, in bytes. */
  int MAX_FILE_BYTES = 100_000_000;

  /** The supplier's own bank accounts; files of other accounts are refused. */
  @GetExchange("/accounts")
  List<BankAccount> accounts();

  @PostExchange("/accounts")
  BankAccount register(@Valid @RequestBody NewBankAccount account);

  /** Which messages of an account are booked, and its name. */
  @PutExchange("/accounts/{id}")
  BankAccount change(@PathVariable UUID id, @Valid @RequestBody BankAccountChange change);

  /**
   * Takes a camt.053 or camt.054 file: books every booked entry, and matches those that it can. A
   * file that was taken before is told, and books nothing.
   *
   * @param name what the sender calls it; at most 200 characters
   * @param content the XML document as it came, at most {@value #MAX_FILE_BYTES} bytes
   */
  @PostExchange(url = "/files", contentType = "application/xml")
  BankFile load(@RequestParam String name, @RequestBody InputStreamResource content);

  /** Files, newest first. */
  @GetExchange("/files")
  Page<BankFile> files(
      @Nullable @RequestParam(required = false) String cursor,
      @RequestParam(defaultValue = "50") int limit);

  @GetExchange("/files/{id}")
  BankFile file(@PathVariable UUID id);

  /** The statements of a file, in its order. */
  @GetExchange("/files/{id}/statements")
  List<BankStatement> statements(@PathVariable UUID id);

  /**
   * Entries, oldest booking first.
   *
   * @param state only those in this state, or null for all
   * @param fileId only those of this file, or null for all
   * @param q part of a payer's name, account or message, or an amount; null for all
   */
  @GetExchange("/entries")
  Page<BankEntry> entries(
      @Nullable @RequestParam(required = false) BankEntryState state,
      @Nullable @RequestParam(required = false) UUID fileId,
      @Nullable @RequestParam(required = false) String q,
      @Nullable @RequestParam(required = false) String cursor,
      @RequestParam(defaultValue = "50") int limit);

  @GetExchange("/entries/{id}")
  BankEntry entry(@PathVariable UUID id);

  /** Accounts that an unmatched entry may belong to, the likeliest first, and why. */
  @GetExchange("/entries/{id}/suggestions")
  List<MatchSuggestion> suggestions(@PathVariable UUID id);

  /** How many entries are in each state, and their sums. */
  @GetExchange("/entries/summary")
  List<BankEntryCount> summary();

  /** Gives an unmatched entry to an account: money in pays it, money out was paid to it. */
  @PostExchange("/entries/{id}/match")
  BankEntry match(@PathVariable UUID id, @Valid @RequestBody NewMatch match);

  /** Says that an outgoing entry is the return of an incoming one, whose payment is undone. */
  @PostExchange("/entries/{id}/return")
  BankEntry matchReturn(@PathVariable UUID id, @Valid @RequestBody NewReturn match);

  /** Hands an unmatched entry to the supplier's general ledger: it is no customer's business. */
  @PostExchange("/entries/{id}/hand-over")
  BankEntry handOver(@PathVariable UUID id, @Valid @RequestBody Reason reason);

  /** Takes back what became of an entry; it is unmatched again. */
  @PostExchange("/entries/{id}/undo")
  BankEntry undo(@PathVariable UUID id, @Valid @RequestBody Reason reason);
}
