package org.wattline.billing.premises;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.access.Asker;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.premises.NewPremise;
import org.wattline.billing.contract.premises.Premise;
import org.wattline.billing.contract.premises.PremiseChange;
import org.wattline.billing.contract.premises.Replication;

/** Keeps the premises. Staff only. */
public interface PremiseRegister {

  /** How deep premises may lie within each other: site, building, floor, unit, and one to spare. */
  int MAX_DEPTH = 5;

  Premise register(Asker asker, NewPremise premise);

  Premise get(Asker asker, UUID id);

  /**
   * Replaces a premise's particulars.
   *
   * @throws org.wattline.tenancy.problem.ProblemException when somebody else changed them
   *     meanwhile, or the premise would lie within itself
   */
  Premise change(Asker asker, UUID id, PremiseChange change);

  /** Premises in the order of their addresses. */
  Page<Premise> list(Asker asker, @Nullable String q, @Nullable String cursor, int limit);

  List<Premise> parts(Asker asker, UUID id);

  /**
   * Makes the flats of a building in one go, all or none.
   *
   * @throws org.wattline.tenancy.problem.ProblemException when a unit is named twice or is there
   *     already
   */
  List<Premise> replicate(Asker asker, UUID id, Replication replication);
}
