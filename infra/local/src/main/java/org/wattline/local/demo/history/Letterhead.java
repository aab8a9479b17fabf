package org.wattline.local.demo.history;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.wattline.local.demo.DemoSupplier;
import tools.jackson.databind.json.JsonMapper;

/** Says who bills are from, as finance does before the first one. */
final class Letterhead {
  private static final JsonMapper JSON = JsonMapper.shared();

  private Letterhead() {}

  /** What was said already stays. */
  static void ensure(StaffDesk finance, DemoSupplier supplier, String iban) {
    int version = finance.get("/issuer").path("version").asInt();
    if (version > 0) {
      return;
    }
    Map<?, ?> entity = (Map<?, ?>) asked(supplier, "legalEntity");
    String registration = String.valueOf(entity.get("registrationNumber"));
    Map<String, Object> issuer = new HashMap<>();
    issuer.put("legalName", entity.get("name"));
    issuer.put("address", entity.get("address"));
    issuer.put("companyId", registration.replace(".", ""));
    if (!iban.isEmpty()) {
      issuer.put("vatId", entity.get("vatId"));
      issuer.put("endpoint", "0208:" + registration.replace(".", ""));
      issuer.put("iban", iban);
    }
    issuer.put("website", supplier.slug() + ".example");
    issuer.put("notices", notices(supplier));
    issuer.put("version", version);
    finance.put("/issuer", JSON.writeValueAsString(issuer));
  }

  private static Object asked(DemoSupplier supplier, String field) {
    return Objects.requireNonNull(supplier.request().get(field), field);
  }

  private static Map<String, Object> notices(DemoSupplier supplier) {
    Map<?, ?> brand = (Map<?, ?>) asked(supplier, "brand");
    String mail = String.valueOf(brand.get("supportEmail"));
    Map<String, Object> notices = new HashMap<>();
    for (Object language : (List<?>) asked(supplier, "locales")) {
      notices.put(String.valueOf(language), List.of(complaint(String.valueOf(language), mail)));
    }
    return notices;
  }

  private static Map<String, String> complaint(String language, String mail) {
    return switch (language) {
      case "nl" ->
          Map.of(
              "heading",
              "Een klacht?",
              "text",
              "Schrijf naar " + mail + "; u krijgt binnen vijf werkdagen een antwoord.");
      case "fr" ->
          Map.of(
              "heading",
              "Une plainte ?",
              "text",
              "Écrivez à " + mail + " ; vous aurez une réponse sous cinq jours ouvrables.");
      default ->
          Map.of(
              "heading",
              "A complaint?",
              "text",
              "Write to " + mail + "; you get an answer within five working days.");
    };
  }
}
