package org.wattline.billing.payments.bank;

import java.util.List;
import org.springframework.modulith.NamedInterface;

/** Gives new structured references, of the kind that the supplier's country uses. */
@NamedInterface("bank")
public interface PaymentReferences {

  /**
   * References for new documents, never given before; gaps mean nothing. Give them to {@code
   * OpenItem.issued} as {@link PaymentReference#text()} and print {@link
   * PaymentReference#printed()}.
   *
   * @param count 1 to 10,000
   */
  List<PaymentReference> next(int count);

  /**
   * The standing reference of an account, for payers who pay without a document.
   *
   * @param accountNumber the account's, ten digits
   */
  PaymentReference ofAccount(String accountNumber);
}
