package org.wattline.commands.tenant;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Registers a supplier and waits until it is provisioned. */
final class CreateVerb implements Verb {
  private static final String KEY = "Idempotency-Key";

  @Override
  public String name() {
    return "create";
  }

  @Override
  public String usage() {
    return """
        infra/tenant create SLUG --legal-name NAME --market ID --registration-number N --street S --postal-code P
            --city C --country CC --admin-email E --admin-given-name G --admin-family-name F
            [--display-name NAME] [--color #rrggbb] [--vat-id V] [--region R] [--locales nl,fr] [--currency EUR] [--zone Z]
        infra/tenant create --file request.json      the request as the API takes it
            both: [--idempotency-key K] [--no-wait]  currency, zone and languages are the market's unless given""";
  }

  @Override
  public Set<String> options() {
    return Set.of(
        "--file",
        "--legal-name",
        "--market",
        "--registration-number",
        "--vat-id",
        "--street",
        "--postal-code",
        "--city",
        "--region",
        "--country",
        "--admin-email",
        "--admin-given-name",
        "--admin-family-name",
        "--display-name",
        "--color",
        "--locales",
        "--currency",
        "--zone",
        "--idempotency-key");
  }

  @Override
  public Set<String> switches() {
    return Set.of("--no-wait");
  }

  @Override
  public void run(Onboarding onboarding, Arguments arguments, Output output) {
    Object request =
        arguments.value("--file").isPresent()
            ? file(Path.of(arguments.value("--file").get()), arguments)
            : request(onboarding, arguments);
    String key = arguments.value("--idempotency-key").orElseGet(() -> UUID.randomUUID().toString());
    JsonNode supplier = onboarding.api().post(Onboarding.TENANTS, request, Map.of(KEY, key));
    output.say("Supplier " + Output.text(supplier, "slug") + " is registered.");
    if (!arguments.has("--no-wait")) {
      onboarding.ended(onboarding.api().get(Onboarding.path(supplier) + "/provisioning"));
      supplier = onboarding.api().get(Onboarding.path(supplier));
    }
    output.answer(supplier, ShowVerb.lines(supplier));
  }

  private static Object request(Onboarding onboarding, Arguments arguments) {
    String slug = arguments.word("the supplier's slug, such as zonnestroom");
    String legalName = arguments.need("--legal-name", "the registered name");
    JsonNode market = market(onboarding, arguments.need("--market", "such as BE-VLG"));
    Map<String, Object> address = new LinkedHashMap<>();
    address.put("street", arguments.need("--street", "street and number"));
    address.put("postalCode", arguments.need("--postal-code", "the postal code"));
    address.put("city", arguments.need("--city", "the city"));
    arguments.value("--region").ifPresent(region -> address.put("region", region));
    address.put("country", arguments.need("--country", "two capital letters, such as BE"));
    Map<String, Object> company = new LinkedHashMap<>();
    company.put("name", legalName);
    company.put(
        "registrationNumber",
        arguments.need("--registration-number", "its number in the companies' register"));
    arguments.value("--vat-id").ifPresent(vat -> company.put("vatId", vat));
    company.put("address", address);
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("slug", slug);
    request.put("legalName", legalName);
    request.put("market", Output.text(market, "id"));
    request.put("currency", arguments.value("--currency").orElse(Output.text(market, "currency")));
    request.put("zone", arguments.value("--zone").orElse(Output.text(market, "zone")));
    request.put(
        "locales",
        arguments
            .value("--locales")
            .map(list -> Arrays.asList(list.split(",", -1)))
            .orElseGet(
                () -> market.path("locales").valueStream().map(JsonNode::asString).toList()));
    request.put(
        "brand",
        Map.of(
            "displayName",
            arguments.value("--display-name").orElse(legalName),
            "primaryColor",
            arguments.value("--color").orElse("#1f4e79")));
    request.put("legalEntity", company);
    request.put(
        "administrator",
        Map.of(
            "email", arguments.need("--admin-email", "who is invited"),
            "givenName", arguments.need("--admin-given-name", "the administrator's given name"),
            "familyName", arguments.need("--admin-family-name", "and family name")));
    return request;
  }

  private static JsonNode market(Onboarding onboarding, String id) {
    JsonNode markets = onboarding.api().get("/api/v1/markets");
    for (JsonNode market : markets) {
      if (Output.text(market, "id").equals(id)) {
        return market;
      }
    }
    List<String> known = markets.valueStream().map(m -> Output.text(m, "id")).toList();
    throw TenantCommandException.refused(
        "There is no market '" + Text.plain(id) + "' here. Known are " + known + ".");
  }

  private static JsonNode file(Path file, Arguments arguments) {
    arguments.noWords();
    try {
      return JsonMapper.shared().readTree(Files.readAllBytes(file));
    } catch (IOException e) {
      throw TenantCommandException.usage("The file " + file + " cannot be read.");
    } catch (JacksonException e) {
      throw TenantCommandException.usage("The file " + file + " is no JSON.");
    }
  }
}
