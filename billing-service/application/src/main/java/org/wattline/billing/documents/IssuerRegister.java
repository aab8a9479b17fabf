package org.wattline.billing.documents;

import java.time.Instant;
import org.wattline.billing.access.Asker;
import org.wattline.billing.contract.documents.Issuer;

/** Keeps who bills are from. */
public interface IssuerRegister {

  /** As it is now. Staff only. */
  Issuer get(Asker asker);

  /** Changes it for bills issued from now on. Finance and tenant administrators. */
  Issuer change(Asker asker, Issuer issuer);

  /** As it was at a moment; before the first entry, what the supplier's registration says. */
  Issuer at(Instant moment);
}
