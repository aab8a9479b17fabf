package org.wattline.console.points;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.wattline.billing.contract.metering.DisplayRead;
import org.wattline.billing.contract.metering.NewRegisterRead;
import org.wattline.billing.contract.metering.UsageApi;

/** Keeps what displays showed at the start of a day. */
final class StartReads {
  private StartReads() {}

  /** Keeps those that were read; a read that is kept already is the same when kept again. */
  static void keep(
      UsageApi usage, UUID point, LocalDate day, List<DisplayRead> reads, String reason) {
    for (DisplayRead read : reads) {
      if (read.value() != null) {
        usage.recordRead(
            point, new NewRegisterRead(read.registerCode(), day, read.value(), reason));
      }
    }
  }
}
