package org.wattline.billing.contract.metering;

import jakarta.validation.Valid;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;

/**
 * What was used: staff reach all points, a customer those that their accounts hold, and of their
 * own days only. Values outside those days are left out as if they were missing.
 */
@HttpExchange("/api/v1")
public interface UsageApi {
  /** The most days of intervals or hours in one answer: two years and a leap day. */
  int MAX_DAYS_OF_INTERVALS = 731;

  /** The most days in one answer of days, months or years. */
  int MAX_DAYS = 7_320;

  /** The channels of a point, counted ones first. */
  @GetExchange("/service-points/{id}/channels")
  List<Channel> channels(@PathVariable UUID id);

  /** Makes a virtual channel. Staff only. */
  @PostExchange("/service-points/{id}/channels")
  Channel combine(@PathVariable UUID id, @Valid @RequestBody NewVirtualChannel channel);

  /** Says whether a channel is part of its point's usage. Staff only. */
  @PutExchange("/channels/{channelId}/counting")
  Channel count(@PathVariable UUID channelId, @Valid @RequestBody Counting counting);

  /**
   * Usage of a point: one series for each counted channel of intervals.
   *
   * @param from the first day
   * @param to the first day after
   * @param knownAt shows what was known at that moment; null for now
   */
  @GetExchange("/service-points/{id}/usage")
  List<UsageSeries> usage(
      @PathVariable UUID id,
      @RequestParam LocalDate from,
      @RequestParam LocalDate to,
      @RequestParam(defaultValue = "DAY") Resolution resolution,
      @Nullable @RequestParam(required = false) Instant knownAt);

  /** Usage of one channel, counted or not. */
  @GetExchange("/channels/{channelId}/usage")
  UsageSeries channelUsage(
      @PathVariable UUID channelId,
      @RequestParam LocalDate from,
      @RequestParam LocalDate to,
      @RequestParam(defaultValue = "DAY") Resolution resolution,
      @Nullable @RequestParam(required = false) Instant knownAt);

  /** Usage of a point as CSV, a row for each value. */
  @GetExchange(value = "/service-points/{id}/usage.csv", accept = "text/csv")
  byte[] usageAsCsv(
      @PathVariable UUID id,
      @RequestParam LocalDate from,
      @RequestParam LocalDate to,
      @RequestParam(defaultValue = "INTERVAL") Resolution resolution,
      @Nullable @RequestParam(required = false) Instant knownAt);

  /** Intervals of a point as Green Button (NAESB ESPI). */
  @GetExchange(value = "/service-points/{id}/usage.xml", accept = "application/atom+xml")
  byte[] usageAsGreenButton(
      @PathVariable UUID id,
      @RequestParam LocalDate from,
      @RequestParam LocalDate to,
      @Nullable @RequestParam(required = false) Instant knownAt);

  /** Reads of a point's registers, oldest first. */
  @GetExchange("/service-points/{id}/register-reads")
  List<RegisterRead> registerReads(
      @PathVariable UUID id, @RequestParam LocalDate from, @RequestParam LocalDate to);

  /** Keeps a read: staff of any day, a customer of a day on which they hold the point. */
  @PostExchange("/service-points/{id}/register-reads")
  RegisterRead recordRead(@PathVariable UUID id, @Valid @RequestBody NewRegisterRead read);
}
