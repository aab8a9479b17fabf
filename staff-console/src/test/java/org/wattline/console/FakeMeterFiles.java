package org.wattline.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.io.InputStreamResource;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.deliveries.CsvMappingDocument;
import org.wattline.billing.contract.deliveries.CsvMappingsApi;
import org.wattline.billing.contract.deliveries.DeliveriesApi;
import org.wattline.billing.contract.deliveries.Delivery;
import org.wattline.billing.contract.deliveries.DeliveryDocument;
import org.wattline.billing.contract.deliveries.DeliveryRejection;
import org.wattline.billing.contract.deliveries.DeliveryState;
import org.wattline.billing.contract.deliveries.WaitingPoint;
import org.wattline.console.meterfiles.MeterFileLoader;

/** Deliveries of meter data in memory; what is handed in is read at once. */
@Configuration(proxyBeanMethods = false)
class FakeMeterFiles {
  static final UUID REFUSED = FakeBilling.id("refused delivery");
  static final UUID PARTLY = FakeBilling.id("partly rejected delivery");
  private static final Instant AT = Instant.parse("2026-11-20T05:00:00Z");

  /** What was handed in, with what was said of it. */
  record Sent(
      String name,
      String content,
      @Nullable String point,
      @Nullable String mapping,
      @Nullable String zone) {}

  /** The deliveries, newest first, and how the next is answered. */
  static final class Shelf {
    final List<Sent> sent = new ArrayList<>();
    final List<@Nullable DeliveryState> listed = new ArrayList<>();
    final List<UUID> replayed = new ArrayList<>();
    final Map<UUID, Delivery> deliveries = new LinkedHashMap<>();
    DeliveryState next = DeliveryState.DONE;
    @Nullable RuntimeException refusal;

    void reset() {
      sent.clear();
      listed.clear();
      replayed.clear();
      deliveries.clear();
      next = DeliveryState.DONE;
      refusal = null;
      keep(
          delivery(
              REFUSED,
              "bill.pdf",
              DeliveryState.REFUSED,
              0,
              0,
              0,
              List.of(
                  new DeliveryDocument(
                      1, "", null, "", 0, "UNKNOWN_FORMAT", "byte 0", "It begins with %PDF."))));
      keep(
          delivery(
              PARTLY,
              "november.zip",
              DeliveryState.DONE,
              1_464,
              3,
              96,
              List.of(
                  new DeliveryDocument(1, "a.xml", "GREEN_BUTTON", "", 1_464, null, null, null))));
    }

    private void keep(Delivery delivery) {
      deliveries.put(delivery.id(), delivery);
    }

    private Delivery made(String name) {
      UUID id = FakeBilling.id("delivery" + deliveries.size());
      keep(
          delivery(
              id,
              name,
              next,
              next == DeliveryState.DONE ? 24 : 0,
              0,
              0,
              List.of(new DeliveryDocument(1, "", "GREEN_BUTTON", "", 24, null, null, null))));
      return Objects.requireNonNull(deliveries.get(id));
    }

    private void answer() {
      if (refusal != null) {
        throw refusal;
      }
    }
  }

  @Bean
  Shelf meterFileShelf() {
    Shelf shelf = new Shelf();
    shelf.reset();
    return shelf;
  }

  @Bean
  @Primary
  DeliveriesApi deliveriesInMemory(Shelf shelf) {
    return new FakeApi<>(DeliveriesApi.class)
        .on(
            "upload",
            asked -> {
              shelf.answer();
              shelf.sent.add(
                  new Sent(
                      (String) asked[1],
                      text((InputStreamResource) asked[0]),
                      (String) asked[5],
                      (String) asked[3],
                      (String) asked[2]));
              return shelf.made((String) asked[1]);
            })
        .on(
            "list",
            asked -> {
              shelf.listed.add((DeliveryState) asked[0]);
              return new Page<>(
                  shelf.deliveries.values().stream()
                      .filter(one -> asked[0] == null || one.state() == asked[0])
                      .toList(),
                  null);
            })
        .on(
            "get",
            asked -> {
              Delivery found = shelf.deliveries.get((UUID) asked[0]);
              if (found == null) {
                throw FakeApi.refusal(404, "Not found");
              }
              return found;
            })
        .on(
            "rejections",
            asked ->
                new Page<>(
                    List.of(
                        new DeliveryRejection(1, "line 12", "BAD_TIME", "'24:61' is no time.", 2),
                        new DeliveryRejection(1, "line 14", "ODD", "Nobody knows it.", 1)),
                    null))
        .on(
            "replay",
            asked -> {
              shelf.answer();
              shelf.replayed.add((UUID) asked[0]);
              return shelf.made("again.zip");
            })
        .on(
            "waitingPoints",
            asked -> new Page<>(List.of(new WaitingPoint("541448820044999999", 2, 96, AT)), null))
        .make();
  }

  @Bean
  @Primary
  CsvMappingsApi mappingsInMemory() {
    return new FakeApi<>(CsvMappingsApi.class)
        .on(
            "list",
            asked ->
                List.of(
                    new CsvMappingDocument(
                        "our-readers", false, 1, "{}", List.of("EAN"), true, AT, "Els Maes"),
                    new CsvMappingDocument(
                        "fluvius", true, 0, null, List.of("EAN-code"), true, null, null)))
        .make();
  }

  @Bean
  @Primary
  MeterFileLoader loaderInMemory(DeliveriesApi deliveries) {
    return new MeterFileLoader(deliveries);
  }

  private static String text(InputStreamResource content) {
    try {
      return new String(content.getContentAsByteArray(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Delivery delivery(
      UUID id,
      String name,
      DeliveryState state,
      long records,
      long rejected,
      long waiting,
      List<DeliveryDocument> documents) {
    return new Delivery(
        id,
        name,
        "UPLOAD",
        "Els Maes",
        AT,
        AT,
        null,
        state,
        5_000,
        "ab12",
        records,
        records - rejected - waiting,
        0,
        0,
        rejected,
        waiting,
        state == DeliveryState.REFUSED ? 1 : 0,
        documents,
        null);
  }
}
