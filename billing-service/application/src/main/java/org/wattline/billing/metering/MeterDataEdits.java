package org.wattline.billing.metering;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.access.Asker;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.vee.EditState;
import org.wattline.billing.contract.vee.NewEdit;
import org.wattline.billing.contract.vee.VeeEdit;

/** Values that people put in place of others. Staff only. */
public interface MeterDataEdits {

  /**
   * Puts values, or proposes to where the supplier wants a second person.
   *
   * @throws org.wattline.tenancy.problem.ProblemException when the channel has no intervals, or the
   *     day no such interval
   */
  VeeEdit edit(Asker asker, UUID channelId, NewEdit edit);

  Page<VeeEdit> list(Asker asker, EditState state, @Nullable String cursor, int limit);

  VeeEdit approve(Asker asker, UUID id);

  VeeEdit refuse(Asker asker, UUID id, String reason);
}
