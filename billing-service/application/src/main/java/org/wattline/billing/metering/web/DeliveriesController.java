package org.wattline.billing.metering.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.wattline.billing.access.Asker;
import org.wattline.billing.access.Askers;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.deliveries.DeliveriesApi;
import org.wattline.billing.contract.deliveries.Delivery;
import org.wattline.billing.contract.deliveries.DeliveryRejection;
import org.wattline.billing.contract.deliveries.DeliveryState;
import org.wattline.billing.contract.deliveries.WaitingPoint;
import org.wattline.billing.metering.Deliveries;

@RestController
class DeliveriesController implements DeliveriesApi {
  private final Deliveries deliveries;
  private final Askers askers;

  DeliveriesController(Deliveries deliveries, Askers askers) {
    this.deliveries = deliveries;
    this.askers = askers;
  }

  @Override
  @ResponseStatus(HttpStatus.CREATED)
  public Delivery upload(
      InputStreamResource content,
      String name,
      @Nullable String zone,
      @Nullable String mapping,
      @Nullable Instant issuedAt,
      @Nullable String point,
      int wait) {
    try {
      return deliveries.receive(
          askers.current(), content.getInputStream(), name, zone, mapping, issuedAt, point, wait);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Page<Delivery> list(@Nullable DeliveryState state, @Nullable String cursor, int limit) {
    return deliveries.list(askers.current(), state, cursor, limit);
  }

  @Override
  public Delivery get(UUID id) {
    return deliveries.get(askers.current(), id);
  }

  @Override
  public Page<DeliveryRejection> rejections(UUID id, @Nullable String cursor, int limit) {
    return deliveries.rejections(askers.current(), id, cursor, limit);
  }

  @Override
  public ResponseEntity<InputStreamResource> original(UUID id) {
    Asker asker = askers.current();
    Delivery delivery = deliveries.get(asker, id);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .contentLength(delivery.bytes())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(delivery.name()).build().toString())
        .body(new InputStreamResource(deliveries.original(asker, id)));
  }

  @Override
  @ResponseStatus(HttpStatus.CREATED)
  public Delivery replay(UUID id, @Nullable String mapping, int wait) {
    return deliveries.replay(askers.current(), id, mapping, wait);
  }

  @Override
  public Page<WaitingPoint> waitingPoints(@Nullable String cursor, int limit) {
    return deliveries.waitingPoints(askers.current(), cursor, limit);
  }
}
