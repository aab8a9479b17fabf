package org.wattline.billing.metering.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.wattline.billing.access.Asker;
import org.wattline.billing.access.Askers;
import org.wattline.billing.contract.metering.Channel;
import org.wattline.billing.contract.metering.Counting;
import org.wattline.billing.contract.metering.NewRegisterRead;
import org.wattline.billing.contract.metering.NewVirtualChannel;
import org.wattline.billing.contract.metering.RegisterRead;
import org.wattline.billing.contract.metering.Resolution;
import org.wattline.billing.contract.metering.UsageApi;
import org.wattline.billing.contract.metering.UsageSeries;
import org.wattline.billing.metering.RegisterReadings;
import org.wattline.billing.metering.UsageReading;

@RestController
class UsageController implements UsageApi {
  private final UsageReading usage;
  private final RegisterReadings readings;
  private final Askers askers;

  UsageController(UsageReading usage, RegisterReadings readings, Askers askers) {
    this.usage = usage;
    this.readings = readings;
    this.askers = askers;
  }

  @Override
  public List<Channel> channels(UUID id) {
    return usage.channels(askers.current(), id);
  }

  @Override
  @ResponseStatus(HttpStatus.CREATED)
  public Channel combine(UUID id, NewVirtualChannel channel) {
    return usage.combine(askers.current(), id, channel);
  }

  @Override
  public Channel count(UUID channelId, Counting counting) {
    return usage.count(askers.current(), channelId, counting.counted());
  }

  @Override
  public List<UsageSeries> usage(
      UUID id, LocalDate from, LocalDate to, Resolution resolution, @Nullable Instant knownAt) {
    return usage.ofPoint(askers.current(), id, from, to, resolution, knownAt);
  }

  @Override
  public UsageSeries channelUsage(
      UUID channelId,
      LocalDate from,
      LocalDate to,
      Resolution resolution,
      @Nullable Instant knownAt) {
    return usage.ofChannel(askers.current(), channelId, from, to, resolution, knownAt);
  }

  @Override
  public byte[] usageAsCsv(
      UUID id, LocalDate from, LocalDate to, Resolution resolution, @Nullable Instant knownAt) {
    return usage.csv(askers.current(), id, from, to, resolution, knownAt);
  }

  @Override
  public byte[] usageAsGreenButton(
      UUID id, LocalDate from, LocalDate to, @Nullable Instant knownAt) {
    return usage.greenButton(askers.current(), id, from, to, knownAt);
  }

  @Override
  public List<RegisterRead> registerReads(UUID id, LocalDate from, LocalDate to) {
    return usage.registerReads(askers.current(), id, from, to);
  }

  @Override
  @ResponseStatus(HttpStatus.CREATED)
  public RegisterRead recordRead(UUID id, NewRegisterRead read) {
    Asker asker = askers.current();
    readings.record(asker, id, read.registerCode(), read.day(), read.value(), read.reason());
    return usage.registerReads(asker, id, read.day(), read.day().plusDays(1)).stream()
        .filter(kept -> kept.registerCode().equals(read.registerCode()))
        .reduce((first, last) -> last)
        .orElseThrow();
  }
}
