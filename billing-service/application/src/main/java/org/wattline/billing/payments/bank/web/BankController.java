package org.wattline.billing.payments.bank.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.wattline.billing.access.Askers;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.bank.BankAccount;
import org.wattline.billing.contract.bank.BankAccountChange;
import org.wattline.billing.contract.bank.BankApi;
import org.wattline.billing.contract.bank.BankEntry;
import org.wattline.billing.contract.bank.BankEntryCount;
import org.wattline.billing.contract.bank.BankEntryState;
import org.wattline.billing.contract.bank.BankFile;
import org.wattline.billing.contract.bank.BankStatement;
import org.wattline.billing.contract.bank.MatchSuggestion;
import org.wattline.billing.contract.bank.NewBankAccount;
import org.wattline.billing.contract.bank.NewMatch;
import org.wattline.billing.contract.bank.NewReturn;
import org.wattline.billing.contract.bank.Reason;
import org.wattline.billing.payments.bank.BankTransfers;

@RestController
class BankController implements BankApi {
  private final BankTransfers bank;
  private final Askers askers;

  BankController(BankTransfers bank, Askers askers) {
    this.bank = bank;
    this.askers = askers;
  }

  @Override
  public List<BankAccount> accounts() {
    return bank.accounts(askers.current());
  }

  @Override
  @ResponseStatus(HttpStatus.CREATED)
  public BankAccount register(NewBankAccount account) {
    return bank.register(askers.current(), account);
  }

  @Override
  public BankAccount change(UUID id, BankAccountChange change) {
    return bank.change(askers.current(), id, change);
  }

  @Override
  public BankFile load(String name, InputStreamResource content) {
    try (InputStream in = content.getInputStream()) {
      return bank.load(askers.current(), name, in);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  @Override
  public Page<BankFile> files(@Nullable String cursor, int limit) {
    return bank.files(askers.current(), cursor, limit);
  }

  @Override
  public BankFile file(UUID id) {
    return bank.file(askers.current(), id);
  }

  @Override
  public List<BankStatement> statements(UUID id) {
    return bank.statements(askers.current(), id);
  }

  @Override
  public Page<BankEntry> entries(
      @Nullable BankEntryState state,
      @Nullable UUID fileId,
      @Nullable String q,
      @Nullable String cursor,
      int limit) {
    return bank.entries(askers.current(), state, fileId, q, cursor, limit);
  }

  @Override
  public BankEntry entry(UUID id) {
    return bank.entry(askers.current(), id);
  }

  @Override
  public List<MatchSuggestion> suggestions(UUID id) {
    return bank.suggestions(askers.current(), id);
  }

  @Override
  public List<BankEntryCount> summary() {
    return bank.summary(askers.current());
  }

  @Override
  public BankEntry match(UUID id, NewMatch match) {
    return bank.match(askers.current(), id, match);
  }

  @Override
  public BankEntry matchReturn(UUID id, NewReturn match) {
    return bank.matchReturn(askers.current(), id, match);
  }

  @Override
  public BankEntry handOver(UUID id, Reason reason) {
    return bank.handOver(askers.current(), id, reason);
  }

  @Override
  public BankEntry undo(UUID id, Reason reason) {
    return bank.undo(askers.current(), id, reason);
  }
}
