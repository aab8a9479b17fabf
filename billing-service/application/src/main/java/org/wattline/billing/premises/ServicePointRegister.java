package org.wattline.billing.premises;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.access.Asker;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.premises.NewServicePoint;
import org.wattline.billing.contract.premises.NewSupply;
import org.wattline.billing.contract.premises.PointAsset;
import org.wattline.billing.contract.premises.PointTerms;
import org.wattline.billing.contract.premises.ServicePoint;
import org.wattline.billing.contract.premises.Supply;

/** Keeps the service points. Staff change them; a customer reads those that they hold. */
public interface ServicePointRegister {

  /**
   * Registers a point.
   *
   * @throws org.wattline.tenancy.problem.ProblemException when its market id breaks its scheme's
   *     rules or is taken
   */
  ServicePoint register(Asker asker, NewServicePoint point);

  /** A point; of its terms, a customer sees those of the days that they hold it. */
  ServicePoint get(Asker asker, UUID id);

  /** Points in the order of their market ids: for staff all, for a customer their own. */
  Page<ServicePoint> list(Asker asker, @Nullable String q, @Nullable String cursor, int limit);

  /** The points of a premise. Staff only. */
  List<ServicePoint> ofPremise(Asker asker, UUID premiseId);

  /** Gives terms from a day on; those in force then end on that day, later ones go. */
  ServicePoint agree(Asker asker, UUID id, PointTerms terms);

  ServicePoint addAsset(Asker asker, UUID id, PointAsset asset);

  List<Supply> supplies(Asker asker, UUID id);

  /**
   * Lets an account hold a point.
   *
   * @throws org.wattline.tenancy.problem.ProblemException when another account holds it on one of
   *     the days
   */
  Supply supply(Asker asker, UUID id, NewSupply supply);
}
