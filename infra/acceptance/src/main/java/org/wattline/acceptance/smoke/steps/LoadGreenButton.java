package org.wattline.acceptance.smoke.steps;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.wattline.acceptance.smoke.Journey;
import org.wattline.acceptance.smoke.Step;
import org.wattline.acceptance.smoke.Visitor;

/** Staff hand in hourly values of the point as a Green Button file; the customer sees them. */
public final class LoadGreenButton implements Step {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final int EVENING_FROM = 17;
  private static final int EVENING_TO = 22;
  private static final int NIGHT_WH = 240;
  private static final int EVENING_WH = 1_150;

  @Override
  public String name() {
    return "A Green Button file is handed in, and the customer sees the usage";
  }

  @Override
  public void take(Journey journey) {
    NewSupplier supplier = journey.recall(NewSupplier.class);
    NewAccount account = journey.recall(NewAccount.class);
    SupplyDays days = SupplyDays.now();
    Visitor staff = journey.atDesk(HireStaff.BILLING);
    staff.open(supplier.console(), "/meter-files");
    staff.see("Hand in a file");
    staff.type("Meter point of the data", MoveIn.POINT);
    staff.hand("green-button.xml", feed(days).getBytes(StandardCharsets.UTF_8));
    String hours =
        String.format(
            Locale.US,
            "%,d",
            Duration.between(midnight(days.from()), midnight(days.today())).toHours());
    staff.see("green-button.xml was read: " + hours + " values, " + hours + " of them new.");
    staff.follow("Open this delivery");
    staff.seeState("Read");
    staff.see("Green Button");

    Visitor customer = journey.onPhone(ClaimAccount.VISITOR);
    customer.open(supplier.slug(), "/accounts/" + account.id() + "/usage");
    customer.see("You used");
    customer.press("Show as a table");
    customer.see("kWh");
  }

  private static Instant midnight(LocalDate day) {
    return day.atStartOfDay(SupplyDays.ZONE).toInstant();
  }

  /** An Atom feed of NAESB ESPI: a point, its reading type, and a block of hours a day. */
  private static String feed(SupplyDays days) {
    StringBuilder feed =
        new StringBuilder(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <feed xmlns="http://www.w3.org/2005/Atom"><id>urn:uuid:6f3a0001-0000-4000-8000-000000000000</id>
            <title>Usage</title><updated>2026-01-01T00:00:00Z</updated>
            """);
    entry(
        feed,
        "UsagePoint/1",
        "UsagePoint/1/MeterReading",
        "<UsagePoint xmlns=\"http://naesb.org/espi\"><ServiceCategory><kind>0</kind>"
            + "</ServiceCategory></UsagePoint>");
    entry(
        feed,
        "UsagePoint/1/MeterReading/1",
        "UsagePoint/1/MeterReading/1/IntervalBlock\"/><link rel=\"related\" href=\"ReadingType/1",
        "<MeterReading xmlns=\"http://naesb.org/espi\"/>");
    entry(
        feed,
        "ReadingType/1",
        "",
        "<ReadingType xmlns=\"http://naesb.org/espi\"><accumulationBehaviour>4"
            + "</accumulationBehaviour><commodity>1</commodity><flowDirection>1</flowDirection>"
            + "<intervalLength>3600</intervalLength><powerOfTenMultiplier>0"
            + "</powerOfTenMultiplier><uom>72</uom></ReadingType>");
    for (LocalDate day = days.from(); day.isBefore(days.today()); day = day.plusDays(1)) {
      entry(feed, "UsagePoint/1/MeterReading/1/IntervalBlock/" + day, "", block(day));
    }
    return feed.append("</feed>").toString();
  }

  private static void entry(StringBuilder feed, String self, String related, String content) {
    feed.append("<entry><link rel=\"self\" href=\"").append(self).append("\"/>");
    if (!related.isEmpty()) {
      feed.append("<link rel=\"related\" href=\"").append(related).append("\"/>");
    }
    feed.append("<content>").append(content).append("</content></entry>\\n");
  }

  private static String block(LocalDate day) {
    StringBuilder block =
        new StringBuilder("<IntervalBlock xmlns=\"http://naesb.org/espi\"><interval><duration>");
    Instant start = midnight(day);
    Instant end = midnight(day.plusDays(1));
    block
        .append(Duration.between(start, end).toSeconds())
        .append("</duration><start>")
        .append(start.getEpochSecond())
        .append("</start></interval>");
    for (Instant hour = start; hour.isBefore(end); hour = hour.plus(HOUR)) {
      int clock = hour.atZone(SupplyDays.ZONE).getHour();
      boolean evening = clock >= EVENING_FROM && clock < EVENING_TO;
      block
          .append("<IntervalReading><timePeriod><duration>3600</duration><start>")
          .append(hour.getEpochSecond())
          .append("</start></timePeriod><value>")
          .append((evening ? EVENING_WH : NIGHT_WH) + day.getDayOfMonth() * 7 + clock)
          .append("</value></IntervalReading>");
    }
    return block.append("</IntervalBlock>").toString();
  }
}
