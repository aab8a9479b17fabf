package org.wattline.acceptance.smoke.steps;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.wattline.acceptance.smoke.Journey;
import org.wattline.acceptance.smoke.Step;
import org.wattline.local.demo.history.StaffDesk;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One person writes a tariff and submits it, another approves, through the supplier's API. */
public final class PublishTariff implements Step {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String CODE = "california-tou-tiered";

  /** What customers call the product. */
  static final String NAME = "Time of use with a baseline";

  @Override
  public String name() {
    return "A tariff is written by one person and published by another";
  }

  @Override
  public void take(Journey journey) {
    NewSupplier supplier = journey.recall(NewSupplier.class);
    StaffDesk writer = journey.desk(supplier.slug(), HireStaff.BILLING, NewSupplier.PASSWORD);
    StaffDesk approver = journey.desk(supplier.slug(), HireStaff.SUPERVISOR, NewSupplier.PASSWORD);
    JsonNode product =
        writer.post(
            "/products",
            Map.of(
                "code",
                CODE,
                "names",
                Map.of("en", NAME),
                "commodity",
                "ELECTRICITY",
                "customerClasses",
                List.of(),
                "offered",
                true,
                "baseOnly",
                false));
    String draft = "/products/" + product.path("id").asString() + "/draft";
    JsonNode saved = writer.put(draft, document(journey));
    JsonNode submitted =
        writer.post(
            draft + "/submission",
            Map.of(
                "effectiveFrom",
                SupplyDays.now().from().toString(),
                "version",
                saved.path("version").asInt()));
    approver.post(draft + "/approval", Map.of("version", submitted.path("version").asInt()));
    journey.remember(new NewProduct(product.path("id").asString()));
  }

  /** The example without what it pays for export: the customer's point has none. */
  private static String document(Journey journey) {
    try {
      ObjectNode tariff =
          (ObjectNode)
              JSON.readTree(
                  Files.readString(
                      journey.stack().folders().root().resolve("docs/examples/" + CODE + ".json")));
      ((ArrayNode) tariff.path("components"))
          .removeIf(component -> component.path("channel").asString("").equals("export"));
      return JSON.writeValueAsString(tariff);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
