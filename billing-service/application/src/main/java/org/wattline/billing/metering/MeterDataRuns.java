package org.wattline.billing.metering;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.access.Asker;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.vee.NewVeeSettings;
import org.wattline.billing.contract.vee.Reprocessing;
import org.wattline.billing.contract.vee.VeeRun;
import org.wattline.billing.contract.vee.VeeSettingsDocument;

/** Runs of validation, and the settings they follow. Staff only. */
public interface MeterDataRuns {
  VeeRun reprocess(Asker asker, Reprocessing days);

  Page<VeeRun> list(Asker asker, @Nullable String cursor, int limit);

  VeeRun get(Asker asker, UUID id);

  VeeSettingsDocument settings(Asker asker);

  /**
   * Keeps settings.
   *
   * @throws org.wattline.tenancy.problem.ProblemException with every error, each with its JSON
   *     pointer, or when somebody kept others meanwhile
   */
  VeeSettingsDocument keep(Asker asker, NewVeeSettings settings);
}
