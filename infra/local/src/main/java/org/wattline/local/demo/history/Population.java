package org.wattline.local.demo.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.wattline.local.demo.DemoPerson;
import org.wattline.local.demo.DemoSupplier;

/** The customers of a demo supplier: first those who can sign in, then neighbours of theirs. */
final class Population {
  private static final long SEED = 20_250_101L;
  private static final int BUSINESS_EVERY = 25;

  /** The first business: its demand charges are a good part of its bill. */
  private static final int FACTORY = 4;

  private record Place(String postalCode, String city) {}

  private static final List<String> FLEMISH_GIVEN =
      List.of(
          "Jan", "Sofie", "Pieter", "Lotte", "Tom", "Eline", "Wim", "Nele", "Bram", "Fatima",
          "Koen", "Ines", "Youssef", "Greet", "Dirk", "Hanne", "Marc", "Julie", "Stijn", "Amina");
  private static final List<String> FLEMISH_FAMILY =
      List.of(
          "Janssens",
          "Maes",
          "Jacobs",
          "Mertens",
          "Willems",
          "Claes",
          "Goossens",
          "Wouters",
          "De Smet",
          "Vermeulen",
          "Van den Berghe",
          "El Amrani",
          "Desmet",
          "Lambrecht",
          "Aerts",
          "Hendrickx",
          "De Clercq",
          "Baert",
          "Verhoeven",
          "Yilmaz",
          "Cools",
          "Pauwels");
  private static final List<String> FLEMISH_STREETS =
      List.of(
          "Molenstraat",
          "Dorpsstraat",
          "Nieuwstraat",
          "Veldstraat",
          "Schoolstraat",
          "Lindelaan",
          "Beukenlaan",
          "Kapelstraat",
          "Eikenlaan",
          "Bosstraat");
  private static final List<Place> FLEMISH_PLACES =
      List.of(
          new Place("2000", "Antwerpen"),
          new Place("9000", "Gent"),
          new Place("3000", "Leuven"),
          new Place("8000", "Brugge"),
          new Place("2800", "Mechelen"),
          new Place("3500", "Hasselt"),
          new Place("9300", "Aalst"),
          new Place("8500", "Kortrijk"));
  private static final List<String> FLEMISH_BUSINESSES =
      List.of("Bakkerij", "Slagerij", "Drukkerij", "Metaalwerken", "Garage", "Houtbewerking");
  private static final List<String> US_GIVEN =
      List.of(
          "James", "Emma", "Luis", "Olivia", "Wei", "Sofia", "Noah", "Priya", "Ethan", "Grace",
          "Carlos", "Hannah", "Daniel", "Aisha", "Kevin", "Megan", "Jose", "Linh", "Ryan", "Zoe");
  private static final List<String> US_FAMILY =
      List.of(
          "Smith",
          "Garcia",
          "Nguyen",
          "Johnson",
          "Martinez",
          "Lee",
          "Brown",
          "Hernandez",
          "Patel",
          "Davis",
          "Wilson",
          "Chen",
          "Anderson",
          "Ramirez",
          "Kim",
          "Clark",
          "Flores",
          "Walker",
          "Young",
          "Torres",
          "Okafor",
          "Singh");
  private static final List<String> US_STREETS =
      List.of(
          "Maple Avenue",
          "Cedar Lane",
          "2nd Street",
          "Mission Road",
          "Sierra Drive",
          "Park Boulevard",
          "Lakeview Court",
          "Elm Street",
          "Redwood Way",
          "Hillcrest Drive");
  private static final List<Place> US_PLACES =
      List.of(
          new Place("94607", "Oakland"),
          new Place("95616", "Davis"),
          new Place("94804", "Richmond"),
          new Place("95814", "Sacramento"),
          new Place("94103", "San Francisco"),
          new Place("95112", "San Jose"),
          new Place("93721", "Fresno"),
          new Place("95060", "Santa Cruz"));
  private static final List<String> US_BUSINESSES =
      List.of("Bakery", "Machine Works", "Print Shop", "Brewing", "Auto Repair", "Woodworks");

  private final DemoSupplier supplier;
  private final boolean flemish;

  Population(DemoSupplier supplier) {
    this.supplier = supplier;
    this.flemish = supplier.equals(DemoSupplier.ZONNESTROOM);
  }

  /** The first so many; more of them begin with the same ones. */
  List<Household> first(int count) {
    List<Household> all = new ArrayList<>();
    List<DemoPerson> known = supplier.customers();
    for (int i = 0; i < count; i++) {
      all.add(i < known.size() ? known(known.get(i), i) : neighbour(i));
    }
    return all;
  }

  private Household known(DemoPerson person, int index) {
    LoadShape shape =
        index == 0
            ? new LoadShape(150, 900, 4_200, 0, 0, 0, 11)
            : new LoadShape(170, 1_000, 0, 7_400, 0, 0, 12);
    return new Household(
        index,
        person.givenName(),
        person.familyName(),
        "",
        person.email(),
        person.language(),
        person.address(),
        marketId(index),
        shape,
        index == 0 ? Household.Payer.SELF : Household.Payer.LATE);
  }

  private Household neighbour(int index) {
    SplittableRandom random = new SplittableRandom(SEED + index);
    String given = one(flemish ? FLEMISH_GIVEN : US_GIVEN, random);
    String family = one(flemish ? FLEMISH_FAMILY : US_FAMILY, random);
    boolean business = index % BUSINESS_EVERY == 4;
    Map<String, String> address = new HashMap<>();
    Place place = one(flemish ? FLEMISH_PLACES : US_PLACES, random);
    address.put(
        "street",
        flemish
            ? one(FLEMISH_STREETS, random) + " " + random.nextInt(1, 200)
            : random.nextInt(10, 3_000) + " " + one(US_STREETS, random));
    address.put("postalCode", place.postalCode());
    address.put("city", place.city());
    address.put("country", flemish ? "BE" : "US");
    if (!flemish) {
      address.put("region", "CA");
    }
    String trade = one(flemish ? FLEMISH_BUSINESSES : US_BUSINESSES, random);
    String organisation = "";
    if (business) {
      organisation = flemish ? trade + " " + family + " BV" : family + " " + trade + " LLC";
    }
    return new Household(
        index,
        given,
        family,
        organisation,
        "",
        flemish ? (index % 7 == 3 ? "fr" : "nl") : "en",
        address,
        marketId(index),
        business ? works(random, index) : home(random, index),
        payer(random));
  }

  private static LoadShape home(SplittableRandom random, int index) {
    int base = random.nextInt(70, 240);
    int living = random.nextInt(400, 1_300);
    boolean solar = random.nextInt(100) < 35;
    boolean car = random.nextInt(100) < 18;
    boolean heatPump = random.nextInt(100) < 15;
    return new LoadShape(
        base,
        living,
        solar ? random.nextInt(2_500, 7_500) : 0,
        car ? (random.nextBoolean() ? 7_400 : 3_700) : 0,
        heatPump ? random.nextInt(1_500, 3_200) : 0,
        0,
        SEED + index);
  }

  private static LoadShape works(SplittableRandom random, int index) {
    if (index == FACTORY) {
      return new LoadShape(11_000, 0, 0, 0, 0, 240_000, SEED + index);
    }
    return new LoadShape(
        random.nextInt(800, 3_000), 0, 0, 0, 0, random.nextInt(8_000, 45_000), SEED + index);
  }

  private static Household.Payer payer(SplittableRandom random) {
    int lot = random.nextInt(100);
    if (lot < 82) {
      return Household.Payer.PUNCTUAL;
    }
    return lot < 95 ? Household.Payer.LATE : Household.Payer.NEVER;
  }

  private static <T> T one(List<T> of, SplittableRandom random) {
    return of.get(random.nextInt(of.size()));
  }

  /** An EAN with its check digit, or a number of the supplier's own. */
  private String marketId(int index) {
    if (!flemish) {
      return String.format(Locale.ROOT, "GG%08d", 10_000_019 + 37L * index);
    }
    String digits = "541448" + String.format(Locale.ROOT, "%011d", 82_000_000_017L + 37L * index);
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int weight = (digits.length() - i) % 2 == 1 ? 3 : 1;
      sum += weight * (digits.charAt(i) - '0');
    }
    return digits + (10 - sum % 10) % 10;
  }
}
