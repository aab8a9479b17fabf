package org.wattline.bench.service;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ConfigurableApplicationContext;
import org.wattline.tenancy.directory.TenantEntry;
import org.wattline.tenancy.test.TwoTenants;
import tools.jackson.databind.json.JsonMapper;

/** The service in this process, with so many tenants, each with an account to read. */
final class ServedTenants implements AutoCloseable {
  private final TwoTenants world = TwoTenants.shared();
  private final HttpClient http = HttpClient.newHttpClient();
  private final ConfigurableApplicationContext service;
  private final List<Reading> readings = new ArrayList<>();

  /** A read that one tenant's staff repeat. */
  record Reading(TenantEntry tenant, UUID accountId, HttpRequest request) {}

  ServedTenants(int tenants) throws Exception {
    service = ServiceInThisProcess.start(world, tenants + 20);
    String port = service.getEnvironment().getProperty("local.server.port");
    List<TenantEntry> all = new ArrayList<>(List.of(world.acme(), world.bolt()));
    while (all.size() < tenants) {
      all.add(world.create("bench-" + all.size()));
    }
    for (TenantEntry tenant : all.subList(0, tenants)) {
      readings.add(prepare(tenant, "http://127.0.0.1:" + port + "/api/v1"));
    }
  }

  private Reading prepare(TenantEntry tenant, String api) throws Exception {
    String token =
        world
            .tokens()
            .forTenant(tenant)
            .client("console")
            .roles("supervisor")
            .subject("bench")
            .sign();
    Map<String, Object> address =
        Map.of("street", "Main 1", "postalCode", "2000", "city", "Antwerp", "country", "BE");
    String customer =
        post(
            token,
            api + "/customers",
            Map.of(
                "kind",
                "PERSON",
                "familyName",
                "Bench",
                "language",
                tenant.defaultLocale().getLanguage(),
                "address",
                address));
    String account =
        post(token, api + "/accounts", Map.of("customerId", customer, "delivery", "EMAIL"));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(api + "/accounts/" + account))
            .header("Authorization", "Bearer " + token)
            .build();
    return new Reading(tenant, UUID.fromString(account), request);
  }

  private String post(String token, String address, Map<String, Object> body) throws Exception {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(URI.create(address))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        JsonMapper.shared().writeValueAsString(body)))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 201) {
      throw new IllegalStateException(address + " answered " + answer.statusCode() + answer.body());
    }
    return JsonMapper.shared().readTree(answer.body()).path("id").asString();
  }

  /** A part of the running service. */
  <T> T bean(Class<T> type) {
    return service.getBean(type);
  }

  List<Reading> readings() {
    return List.copyOf(readings);
  }

  /** Reads once and returns the nanoseconds that it took. */
  long read(Reading reading) throws Exception {
    long start = System.nanoTime();
    HttpResponse<byte[]> answer =
        http.send(reading.request(), HttpResponse.BodyHandlers.ofByteArray());
    long nanos = System.nanoTime() - start;
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(
          reading.tenant().slug() + " was answered " + answer.statusCode());
    }
    return nanos;
  }

  TwoTenants world() {
    return world;
  }

  @Override
  public void close() {
    service.close();
    http.close();
  }
}
