package org.wattline.local.demo;

import java.util.List;
import java.util.Map;

/**
 * A supplier of the demo.
 *
 * @param slug the first label of its hosts, and its realm
 * @param request what the onboarding team sends to the control plane
 */
public record DemoSupplier(
    String slug,
    String name,
    Map<String, Object> request,
    List<DemoPerson> staff,
    List<DemoPerson> customers) {
  public DemoSupplier {
    request = Map.copyOf(request);
    staff = List.copyOf(staff);
    customers = List.copyOf(customers);
  }

  /** A Flemish supplier: euro, three languages. */
  public static final DemoSupplier ZONNESTROOM =
      new DemoSupplier(
          "zonnestroom",
          "Zonnestroom",
          Map.of(
              "slug", "zonnestroom",
              "legalName", "Zonnestroom NV",
              "market", "BE-VLG",
              "currency", "EUR",
              "zone", "Europe/Brussels",
              "locales", List.of("nl", "fr", "en"),
              "brand",
                  Map.of(
                      "displayName", "Zonnestroom",
                      "primaryColor", "#0b6e4f",
                      "logo", DemoLogos.SUN,
                      "supportEmail", "klantendienst@zonnestroom.example",
                      "supportPhone", "+32 3 555 01 00"),
              "legalEntity",
                  Map.of(
                      "name", "Zonnestroom NV",
                      "registrationNumber", "0999.900.196",
                      "vatId", "BE0999900196",
                      "address",
                          Map.of(
                              "street", "Energiekaai 12",
                              "postalCode", "2000",
                              "city", "Antwerpen",
                              "country", "BE")),
              "administrator",
                  Map.of(
                      "email", "els.claes@zonnestroom.example",
                      "givenName", "Els",
                      "familyName", "Claes")),
          staff("zonnestroom.example", "nl"),
          List.of(
              DemoPerson.customer(
                  "an.peeters@example.com",
                  "An",
                  "Peeters",
                  "nl",
                  Map.of(
                      "street", "Kerkstraat 8",
                      "postalCode", "9000",
                      "city", "Gent",
                      "country", "BE")),
              DemoPerson.customer(
                  "luc.dubois@example.com",
                  "Luc",
                  "Dubois",
                  "fr",
                  Map.of(
                      "street", "Stationsplein 3 bus 2",
                      "postalCode", "3000",
                      "city", "Leuven",
                      "country", "BE"))));

  /** A Californian supplier: dollar, English. */
  public static final DemoSupplier GOLDENGRID =
      new DemoSupplier(
          "goldengrid",
          "Golden Grid",
          Map.of(
              "slug", "goldengrid",
              "legalName", "Golden Grid Energy LLC",
              "market", "US-CA",
              "currency", "USD",
              "zone", "America/Los_Angeles",
              "locales", List.of("en"),
              "brand",
                  Map.of(
                      "displayName", "Golden Grid",
                      "primaryColor", "#7a3e9d",
                      "logo", DemoLogos.GRID,
                      "supportEmail", "care@goldengrid.example",
                      "supportPhone", "+1 415 555 0100"),
              "legalEntity",
                  Map.of(
                      "name", "Golden Grid Energy LLC",
                      "registrationNumber", "C5550100",
                      "vatId", "95-5550100",
                      "address",
                          Map.of(
                              "street", "500 Harbor Way",
                              "postalCode", "94804",
                              "city", "Richmond",
                              "region", "CA",
                              "country", "US")),
              "administrator",
                  Map.of(
                      "email", "dana.reed@goldengrid.example",
                      "givenName", "Dana",
                      "familyName", "Reed")),
          staff("goldengrid.example", "en"),
          List.of(
              DemoPerson.customer(
                  "maria.lopez@example.com",
                  "Maria",
                  "Lopez",
                  "en",
                  Map.of(
                      "street", "1420 Oak Street",
                      "postalCode", "94607",
                      "city", "Oakland",
                      "region", "CA",
                      "country", "US")),
              DemoPerson.customer(
                  "sam.carter@example.com",
                  "Sam",
                  "Carter",
                  "en",
                  Map.of(
                      "street", "77 Valley Road",
                      "postalCode", "95616",
                      "city", "Davis",
                      "region", "CA",
                      "country", "US"))));

  private static List<DemoPerson> staff(String domain, String language) {
    return List.of(
        DemoPerson.staff("admin", domain, "Alex", "Morgan", language, "tenant-administrator"),
        DemoPerson.staff("agent", domain, "Robin", "Jansen", language, "customer-service"),
        DemoPerson.staff("billing", domain, "Kim", "Bakker", language, "billing"),
        DemoPerson.staff("finance", domain, "Noor", "Vos", language, "finance"),
        DemoPerson.staff("supervisor", domain, "Sasha", "Lind", language, "supervisor"));
  }
}
