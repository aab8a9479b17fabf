package org.wattline.billing.metering;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.access.Asker;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.metering.Installation;
import org.wattline.billing.contract.metering.Meter;
import org.wattline.billing.contract.metering.NewInstallation;
import org.wattline.billing.contract.metering.NewMeter;
import org.wattline.billing.contract.metering.Removal;
import org.wattline.billing.contract.metering.Scrapping;

/** Keeps the meters and where they hang. Staff read and change them. */
public interface MeterInventory {

  /**
   * Registers a meter with its registers.
   *
   * @throws org.wattline.tenancy.problem.ProblemException when a register is wrong or the
   *     manufacturer's serial is taken
   */
  Meter register(Asker asker, NewMeter meter);

  Meter get(Asker asker, UUID id);

  /** Meters in the order of their serials. */
  Page<Meter> list(Asker asker, @Nullable String q, @Nullable String cursor, int limit);

  /**
   * Hangs a meter at a point.
   *
   * @throws org.wattline.tenancy.problem.ProblemException when the meter or the place is not free
   *     from then on, or the point's commodity is another
   */
  Meter install(Asker asker, UUID id, NewInstallation installation);

  /**
   * Takes a meter off its point.
   *
   * @throws org.wattline.tenancy.problem.ProblemException when it hangs nowhere, or hung only later
   */
  Meter remove(Asker asker, UUID id, Removal removal);

  /**
   * Takes a meter out of use for good.
   *
   * @throws org.wattline.tenancy.problem.ProblemException when it hangs at a point
   */
  Meter scrap(Asker asker, UUID id, Scrapping scrapping);

  /** The installations of a point; a customer's are those that touch their own days. */
  List<Installation> ofPoint(Asker asker, UUID pointId);
}
