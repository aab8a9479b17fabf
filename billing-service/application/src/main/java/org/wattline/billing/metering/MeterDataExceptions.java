package org.wattline.billing.metering;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.access.Asker;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.vee.DecisionResult;
import org.wattline.billing.contract.vee.ExceptionDecision;
import org.wattline.billing.contract.vee.ExceptionGroup;
import org.wattline.billing.contract.vee.ExceptionSeverity;
import org.wattline.billing.contract.vee.ExceptionState;
import org.wattline.billing.contract.vee.VeeException;

/** What rules found in meter data, and what staff do about it. Staff only. */
public interface MeterDataExceptions {
  Page<VeeException> list(
      Asker asker,
      ExceptionState state,
      @Nullable String rule,
      @Nullable ExceptionSeverity severity,
      @Nullable String owner,
      @Nullable UUID servicePointId,
      @Nullable String cursor,
      int limit);

  List<ExceptionGroup> groups(Asker asker);

  VeeException get(Asker asker, UUID id);

  DecisionResult decide(Asker asker, ExceptionDecision decision);
}
