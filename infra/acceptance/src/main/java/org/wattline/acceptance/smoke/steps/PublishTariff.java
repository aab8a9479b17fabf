package org.wattline.acceptance.smoke.steps;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.wattline.acceptance.smoke.Journey;
import org.wattline.acceptance.smoke.Step;
import org.wattline.acceptance.smoke.Visitor;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One person makes a product, writes its tariff and submits it; another reads and publishes it. */
public final class PublishTariff implements Step {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
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
    Visitor writer = journey.atDesk(HireStaff.BILLING);
    writer.open(supplier.console(), "/tariffs");
    writer.press("New product");
    writer.seeHeading("New product");
    writer.type("Code", CODE);
    writer.type("Name in English", NAME);
    writer.press("Make the product");
    writer.seeHeading(NAME);
    String product = writer.idInAddress();

    writer.type("Tariff document (JSON)", document(journey));
    writer.see("Nothing is wrong with it.");
    writer.press("Save the draft");
    writer.see("Saved by");
    writer.chooseDay("Prices from", SupplyDays.now().from());
    writer.press("Submit for approval");
    writer.see("Somebody else publishes it.");

    Visitor approver = journey.atDesk(HireStaff.SUPERVISOR);
    approver.open(supplier.console(), "/tariffs/" + product);
    approver.see("Somebody else publishes it.");
    approver.press("Publish");
    approver.see("Version 1 from");
    journey.remember(new NewProduct(product));
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
