package org.wattline.billing.payments.bank;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.access.Asker;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.bank.BankAccount;
import org.wattline.billing.contract.bank.BankAccountChange;
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

/** Takes the bank's files and says whose money it is. For finance, supervisors, administrators. */
public interface BankTransfers {

  List<BankAccount> accounts(Asker asker);

  BankAccount register(Asker asker, NewBankAccount account);

  BankAccount change(Asker asker, UUID id, BankAccountChange change);

  /** The account that bills ask payers to pay to. Checks nobody's rights. */
  Optional<BankAccount> onBills();

  /**
   * Takes a file: books each of its payments, and matches those that it can.
   *
   * @throws org.wattline.tenancy.problem.ProblemException when it is no camt file, is of an account
   *     that is not the supplier's, or says otherwise of a statement that was taken before
   */
  BankFile load(Asker asker, String name, InputStream content);

  Page<BankFile> files(Asker asker, @Nullable String cursor, int limit);

  BankFile file(Asker asker, UUID id);

  List<BankStatement> statements(Asker asker, UUID fileId);

  /** Entries by booking day. */
  Page<BankEntry> entries(
      Asker asker,
      @Nullable BankEntryState state,
      @Nullable UUID fileId,
      @Nullable String q,
      @Nullable String cursor,
      int limit);

  BankEntry entry(Asker asker, UUID id);

  List<MatchSuggestion> suggestions(Asker asker, UUID entryId);

  List<BankEntryCount> summary(Asker asker);

  BankEntry match(Asker asker, UUID entryId, NewMatch match);

  BankEntry matchReturn(Asker asker, UUID entryId, NewReturn match);

  BankEntry handOver(Asker asker, UUID entryId, Reason reason);

  BankEntry undo(Asker asker, UUID entryId, Reason reason);
}
