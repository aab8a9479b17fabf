package org.wattline.billing.documents;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.access.Asker;
import org.wattline.billing.contract.documents.Issuer;
import org.wattline.billing.contract.documents.IssuerNotice;

/** Keeps who bills are from. */
public interface IssuerRegister {

  /** As it is now. Staff only. */
  Issuer get(Asker asker);

  /**
   * What is said on every bill. For whoever is signed in.
   *
   * @param language null for the supplier's own, which also stands in where a language has none
   */
  List<IssuerNotice> notices(Asker asker, @Nullable String language);

  /** Changes it for bills issued from now on. Finance and tenant administrators. */
  Issuer change(Asker asker, Issuer issuer);

  /** As it was at a moment; before the first entry, what the supplier's registration says. */
  Issuer at(Instant moment);
}
