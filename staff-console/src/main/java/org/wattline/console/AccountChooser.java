package org.wattline.console;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.customers.Account;
import org.wattline.billing.contract.customers.Customer;
import org.wattline.billing.contract.customers.CustomersApi;

/**
 * An account, found by what is typed of its holder: a name, an account number or a mail address.
 * Where the holder has one account it is chosen; of several nobody but the reader chooses.
 */
public final class AccountChooser extends Div {
  private final ComboBox<Customer> holder = new ComboBox<>();
  private final ComboBox<Account> account = new ComboBox<>();

  public AccountChooser(CustomersApi customers) {
    addClassName("wl-form");
    holder.setLabel(getTranslation("account.holder"));
    holder.setHelperText(getTranslation("account.holder.find"));
    holder.setItemLabelGenerator(
        one -> one.name() + ", " + one.address().street() + ", " + one.address().city());
    holder.setItems(
        query ->
            customers
                .list(
                    query.getFilter().filter(words -> !words.isBlank()).orElse(null),
                    null,
                    query.getOffset() + query.getLimit())
                .items()
                .stream()
                .skip(query.getOffset())
                .limit(query.getLimit()));
    account.setLabel(getTranslation("bill.account"));
    account.setItemLabelGenerator(Account::number);
    account.setEnabled(false);
    holder.addValueChangeListener(
        change -> {
          List<Account> theirs =
              change.getValue() == null
                  ? List.of()
                  : customers.accounts(change.getValue().id()).items();
          account.setItems(theirs);
          account.setEnabled(!theirs.isEmpty());
          if (theirs.size() == 1) {
            account.setValue(theirs.getFirst());
          }
        });
    add(holder, account);
  }

  /** The account, or null while none is chosen. */
  public @Nullable Account chosen() {
    return account.getValue();
  }

  /** Where a refusal of the account is to stand. */
  public ComboBox<Account> field() {
    return account;
  }

  /** Whether an account is chosen; marks what is missing, and moves the focus there. */
  public boolean isComplete() {
    ComboBox<?> missing = holder.isEmpty() ? holder : account;
    holder.setErrorMessage(getTranslation("form.required"));
    holder.setInvalid(holder.isEmpty());
    account.setErrorMessage(getTranslation("form.required"));
    account.setInvalid(account.isEmpty());
    if (account.isEmpty()) {
      missing.focus();
    }
    return !account.isEmpty();
  }
}
