package org.wattline.billing.metering;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.access.Asker;
import org.wattline.billing.contract.metering.Channel;
import org.wattline.billing.contract.metering.NewVirtualChannel;
import org.wattline.billing.contract.metering.RegisterRead;
import org.wattline.billing.contract.metering.Resolution;
import org.wattline.billing.contract.metering.UsageSeries;

/** Shows usage to people: staff all of it, a customer that of their own days. */
public interface UsageReading {
  List<Channel> channels(Asker asker, UUID pointId);

  /** Makes a virtual channel. Staff only. */
  Channel combine(Asker asker, UUID pointId, NewVirtualChannel channel);

  /** Says whether a channel is part of its point's usage. Staff only. */
  Channel count(Asker asker, UUID channelId, boolean counted);

  /**
   * Usage of a point's counted channels.
   *
   * @param knownAt null for now
   */
  List<UsageSeries> ofPoint(
      Asker asker,
      UUID pointId,
      LocalDate from,
      LocalDate to,
      Resolution resolution,
      @Nullable Instant knownAt);

  UsageSeries ofChannel(
      Asker asker,
      UUID channelId,
      LocalDate from,
      LocalDate to,
      Resolution resolution,
      @Nullable Instant knownAt);

  /** As CSV. */
  byte[] csv(
      Asker asker,
      UUID pointId,
      LocalDate from,
      LocalDate to,
      Resolution resolution,
      @Nullable Instant knownAt);

  /** As Green Button. */
  byte[] greenButton(
      Asker asker, UUID pointId, LocalDate from, LocalDate to, @Nullable Instant knownAt);

  List<RegisterRead> registerReads(Asker asker, UUID pointId, LocalDate from, LocalDate to);
}
