package org.wattline.billing.contract.deliveries;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.wattline.billing.contract.Page;

/** Deliveries of meter data: staff only. */
@HttpExchange("/api/v1/deliveries")
public interface DeliveriesApi {
  /** The largest original: 2 GiB, packed. */
  long MAX_BYTES = 2L << 30;

  /** The longest that a caller waits for a delivery to be read. */
  int MAX_WAIT_SECONDS = 30;

  /**
   * Receives a file: one document of any known format, plain, gzipped, or many in a zip. It is kept
   * whole before the answer comes, and read after that.
   *
   * @param content the file as it is; at most {@link #MAX_BYTES}
   * @param name of the file
   * @param zone of local times in formats that do not fix it, such as {@code Europe/Brussels}; the
   *     supplier's own when absent
   * @param mapping the name of a mapping for a CSV, ready or declared by the supplier (see {@link
   *     CsvMappingsApi}); found by its header when absent
   * @param issuedAt when the sender made it: of two values of one quality the later issued holds.
   *     When absent, the moment when the same bytes were received first
   * @param point the market id that the data are of, for files that call their points by names of
   *     their own, as Green Button does; null where the file names market ids
   * @param wait how many seconds the answer may wait for the file to be read; 0 to {@value
   *     #MAX_WAIT_SECONDS}
   * @return the receipt, as far as it got in that time
   */
  @PostExchange(contentType = "application/octet-stream")
  Delivery upload(
      @RequestBody InputStreamResource content,
      @RequestParam @Size(min = 1, max = 200) String name,
      @Nullable @RequestParam(required = false) String zone,
      @Nullable @RequestParam(required = false) String mapping,
      @Nullable @RequestParam(required = false) Instant issuedAt,
      @Nullable @RequestParam(required = false) @Size(min = 1, max = 40) String point,
      @RequestParam(defaultValue = "10") @Min(0) @Max(MAX_WAIT_SECONDS) int wait);

  /**
   * Deliveries, newest first.
   *
   * @param state only those in this state; null for all
   */
  @GetExchange
  Page<Delivery> list(
      @Nullable @RequestParam(required = false) DeliveryState state,
      @Nullable @RequestParam(required = false) String cursor,
      @RequestParam(defaultValue = "50") int limit);

  @GetExchange("/{id}")
  Delivery get(@PathVariable UUID id);

  /** What was rejected, in the order of the documents. */
  @GetExchange("/{id}/rejections")
  Page<DeliveryRejection> rejections(
      @PathVariable UUID id,
      @Nullable @RequestParam(required = false) String cursor,
      @RequestParam(defaultValue = "50") int limit);

  /** The original, byte for byte. */
  @GetExchange(value = "/{id}/original", accept = "application/octet-stream")
  ResponseEntity<InputStreamResource> original(@PathVariable UUID id);

  /**
   * Reads an original again, as a delivery of its own that was issued when the first was.
   *
   * @param mapping the name of a mapping to read a CSV by this time; as the delivery said when
   *     absent
   * @param wait as with {@link #upload}
   */
  @PostExchange("/{id}/replays")
  Delivery replay(
      @PathVariable UUID id,
      @Nullable @RequestParam(required = false) String mapping,
      @RequestParam(defaultValue = "10") @Min(0) @Max(MAX_WAIT_SECONDS) int wait);

  /** Points that data wait for, in their own order. */
  @GetExchange("/waiting-points")
  Page<WaitingPoint> waitingPoints(
      @Nullable @RequestParam(required = false) String cursor,
      @RequestParam(defaultValue = "50") int limit);
}
