package org.wattline.controlplane.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wattline.controlplane.testing.Rest.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class TenantsRestTest extends RestTest {
  private static final String TENANTS = "/api/v1/tenants";
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  @Test
  void aSupplierIsRegisteredAndFoundWhereItsLocationSays() {
    ObjectNode request = aRequest("volt");

    Answer answer = operator.post(TENANTS, request).expect(202);

    JsonNode tenant = answer.json();
    assertThat(answer.header("Location")).isEqualTo(path(tenant));
    assertThat(answer.header("ETag")).isEqualTo("\"1\"");
    assertThat(tenant.path("state").asString()).isEqualTo("REQUESTED");
    assertThat(tenant.path("activeJob").asString()).isNotBlank();
    String slug = request.path("slug").asString();
    assertThat(tenant.path("hosts").path("portal").path(0).asString())
        .isEqualTo(slug + ".localhost");
    Answer found = viewer.get(answer.header("Location")).expect(200);
    assertThat(found.header("ETag")).isEqualTo("\"1\"");
    assertThat(found.json()).isEqualTo(tenant);
    assertThat(viewer.get(path(tenant) + "/legal-entities").expect(200).json()).hasSize(1);
    JsonNode audit = viewer.get(path(tenant) + "/audit").expect(200).json().path("items");
    assertThat(texts(audit, "action")).contains("tenant-requested");
    assertThat(texts(audit, "actor")).containsOnly(AUTOMATION);
  }

  @Test
  void theSameKeyGivesTheSameSupplierAndNoSecondJob() {
    ObjectNode request = aRequest("once");
    String key = UUID.randomUUID().toString();

    JsonNode first = operator.post(TENANTS, request, "Idempotency-Key", key).expect(202).json();
    JsonNode again = operator.post(TENANTS, request, "Idempotency-Key", key).expect(202).json();

    assertThat(again).isEqualTo(first);
    assertThat(viewer.get(path(first) + "/jobs").expect(200).json()).hasSize(1);
  }

  @Test
  void theSameKeyForAnotherRequestIsRefused() {
    ObjectNode request = aRequest("twice");
    String key = UUID.randomUUID().toString();
    operator.post(TENANTS, request, "Idempotency-Key", key).expect(202);

    request.put("legalName", "Somebody else NV");

    operator.post(TENANTS, request, "Idempotency-Key", key).problem(422, "idempotency-key-reused");
    operator
        .post(TENANTS, aRequest("twice"), "Idempotency-Key", key)
        .problem(422, "idempotency-key-reused");
  }

  @Test
  void aKeyOfTheWrongSizeIsRefused() {
    operator
        .post(TENANTS, aRequest("key"), "Idempotency-Key", "k".repeat(201))
        .problem(400, "invalid-request");
    operator.post(TENANTS, aRequest("key"), "Idempotency-Key", " ").problem(400, "invalid-request");
  }

  @Test
  void aTakenNameIsRefusedNamingTheField() {
    ObjectNode request = aRequest("taken");
    operator.post(TENANTS, request).expect(202);

    JsonNode problem = operator.post(TENANTS, request).problem(409, "name-taken");
    assertThat(problem.path("field").asString()).isEqualTo("slug");

    ObjectNode neighbour = aRequest("other");
    neighbour.set(
        "hosts",
        MAPPER.valueToTree(
            Map.of(
                "portal",
                List.of(request.path("slug").asString() + ".localhost"),
                "console",
                List.of("console.other.example"))));
    JsonNode host = operator.post(TENANTS, neighbour).problem(409, "name-taken");
    assertThat(host.path("field").asString()).isEqualTo("hosts");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /slug                           | "Volt"
          /slug                           | "platform"
          /slug                           | "volt-staff"
          /legalName                      | ""
          /legalName                      | "a<script>"
          /market                         | "MARS-1"
          /market                         | null
          /currency                       | "EURO"
          /zone                           | "+02:00"
          /zone                           | "Europe/Atlantis"
          /locales                        | []
          /locales                        | ["nl","nl"]
          /locales                        | ["nl_BE"]
          /locales                        | ["nl","de"]
          /brand                          | null
          /brand/displayName              | " "
          /brand/primaryColor             | "#fff000"
          /brand/primaryColor             | "green"
          /brand/logo                     | "http://elsewhere.example/logo.png"
          /brand/supportEmail             | "nobody"
          /brand/supportPhone             | "call us"
          /hosts/portal                   | ["Volt.example"]
          /hosts/portal                   | ["platform.localhost"]
          /hosts/console                  | []
          /legalEntity                    | null
          /legalEntity/name               | null
          /legalEntity/registrationNumber | ""
          /legalEntity/vatId              | ""
          /legalEntity/address            | null
          /legalEntity/address/country    | "BEL"
          /legalEntity/address/postalCode | null
          /administrator                  | null
          /administrator/email            | "first@"
          /administrator/givenName        | "\\n"
          /administrator/familyName       | ""
          /quotas                         | {"moonlight": 1}
          /quotas                         | {"staff-users": 0}
          /quotas                         | {"staff-users": null}
          /featurePacks                   | ["No Pack"]
          /featurePacks                   | [null]
          """)
  void aFieldThatIsNotRightIsNamed(String pointer, String value) {
    ObjectNode request = aRequest("field");
    request.set(
        "hosts",
        MAPPER.valueToTree(
            Map.of("portal", List.of("p.field.example"), "console", List.of("c.field.example"))));
    set(request, pointer, MAPPER.readTree(value));

    assertThat(operator.post(TENANTS, request).wrongFields()).containsExactly(pointer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /slug          | {}
          /locales       | "nl"
          /quotas        | {"staff-users": "many"}
          /brand/colour  | "#0b6e4f"
          /owner         | "me"
          /hosts         | {"portal": null, "console": []}
          /hosts         | {"portal": [null], "console": []}
          """)
  void aFieldThatCannotBeReadIsNamedToo(String pointer, String value) {
    ObjectNode request = aRequest("unread");
    set(request, pointer, MAPPER.readTree(value));

    assertThat(operator.post(TENANTS, request).wrongFields())
        .singleElement()
        .satisfies(wrong -> assertThat(wrong).startsWith(pointer));
  }

  @Test
  void aLanguageWithoutTextsIsRefusedNamingThoseThereAre() {
    ObjectNode request = aRequest("tongues");
    set(request, "/locales", MAPPER.readTree("[\"nl-BE\",\"es\"]"));

    assertThat(operator.post(TENANTS, request).expect(422).text())
        .contains("has 'es', in which there are no texts; there are in [en, fr, nl]")
        .doesNotContain("nl-BE");
    set(request, "/locales", MAPPER.readTree("[\"nl-BE\",\"fr\"]"));
    operator.post(TENANTS, request).expect(202);
  }

  @Test
  void allThatIsWrongIsToldAtOnce() {
    assertThat(operator.post(TENANTS, "{}").wrongFields())
        .contains("/slug", "/legalName", "/market", "/currency", "/zone", "/locales", "/brand")
        .contains("/legalEntity", "/administrator");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "nonsense", "[]"})
  void whatIsNoRequestIsRefused(String body) {
    operator.post(TENANTS, body).problem(400, "invalid-request");
  }

  @Test
  void anotherContentTypeIsRefused() {
    operator
        .post(TENANTS, "<tenant/>", "Content-Type", "application/xml")
        .problem(415, "unsupported-media-type");
  }

  @Test
  void aRefusalSaysNothingOfTheProgramInside() {
    String text =
        operator.post(TENANTS, "{\"slug\": {}}").text()
            + viewer.get(TENANTS + "/not-a-uuid").text()
            + viewer.get(TENANTS + "?limit=x").text();

    assertThat(text).doesNotContain("org.wattline", "java.", "Exception", "tools.jackson");
  }

  @Test
  void anIdThatIsNoneIsRefused() {
    viewer.get(TENANTS + "/not-a-uuid").problem(400, "invalid-request");
    viewer.get(TENANTS + "/" + UUID.randomUUID()).problem(404, "not-found");
  }

  @Test
  void everySupplierIsOnOnePageExactlyHoweverSmallThePages() {
    String mark = "pg" + UUID.randomUUID().toString().substring(0, 8);
    List<String> made =
        IntStream.range(0, 5)
            .mapToObj(i -> registered(mark + "-" + i).path("slug").asString())
            .toList();

    var found = new ArrayList<String>();
    String next = "";
    do {
      JsonNode page =
          viewer
              .get(TENANTS + "?limit=2&q=" + mark + (next.isEmpty() ? "" : "&cursor=" + next))
              .expect(200)
              .json();
      assertThat(page.path("items").size()).isBetween(1, 2);
      found.addAll(texts(page.path("items"), "slug"));
      next = page.path("next").isNull() ? "" : page.path("next").asString();
    } while (!next.isEmpty());

    assertThat(found).containsExactlyElementsOf(made.stream().sorted().toList());
  }

  @Test
  void theListIsNarrowedByStateAndByText() {
    JsonNode tenant = registered("narrow");
    String slug = tenant.path("slug").asString();

    assertThat(slugs("?q=" + slug.toUpperCase(java.util.Locale.ROOT))).containsExactly(slug);
    assertThat(slugs("?state=REQUESTED&q=" + slug)).containsExactly(slug);
    assertThat(slugs("?state=READY&q=" + slug)).isEmpty();
    assertThat(slugs("?q=%25")).as("no wildcard").isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"limit=0", "limit=201", "limit=x", "state=ASLEEP", "cursor=*", "cursor=A"})
  void aParameterOutOfItsRangeIsRefused(String parameter) {
    viewer.get(TENANTS + "?" + parameter).problem(400, "invalid-request");
    viewer.get(TENANTS + "?q=" + "q".repeat(101)).problem(400, "invalid-request");
  }

  @Test
  void aChangeNeedsTheVersionItWasMadeOn() {
    JsonNode tenant = registered("tag");
    Map<String, Object> change = body("legalName", "Tag Energie NV");

    operator.send("PATCH", path(tenant), change).problem(428, "precondition-required");
    change(tenant, "*", change).problem(428, "precondition-required");
    change(tenant, "3", change).problem(428, "precondition-required");
    JsonNode stale = change(tenant, "\"7\"", change).problem(412, "changed-meanwhile");
    assertThat(stale.path("version").asInt()).isEqualTo(1);
    assertThat(viewer.get(path(tenant)).json()).isEqualTo(tenant);

    Answer changed = change(tenant, "\"1\"", change).expect(200);

    assertThat(changed.header("ETag")).isEqualTo("\"2\"");
    change(tenant, "\"1\"", body("legalName", "Too late NV")).problem(412, "changed-meanwhile");
  }

  @Test
  void eachChangeIsInTheAuditWithWhatWasAndWhatIs() {
    JsonNode tenant = registered("audit");

    change(tenant, "\"1\"", body("quotas", Map.of("staff-users", 7))).expect(200);
    assertEntry(tenant, "tenant-changed", "quotas", "\"staff-users\":500", "\"staff-users\":7");
    change(tenant, "\"2\"", body("featurePacks", List.of("solar"))).expect(200);
    assertEntry(tenant, "tenant-changed", "featurePacks", "[]", "[\"solar\"]");
    change(tenant, "\"3\"", body("locales", List.of("fr"))).expect(200);
    assertEntry(tenant, "tenant-changed", "locales", "[\"nl\",\"fr\",\"en\"]", "[\"fr\"]");
    change(tenant, "\"4\"", body("locales", List.of("fr"))).expect(200);
    assertThat(viewer.get(path(tenant) + "/audit").json().path("items"))
        .as("what changes nothing is no change")
        .hasSize(lastAuditCount(tenant));
    assertThat(viewer.get(path(tenant)).json().path("version").asInt()).isEqualTo(4);
  }

  @Test
  void aWrongChangeIsRefusedNamingTheFieldAndChangesNothing() {
    JsonNode tenant = registered("spoilt");

    assertThat(change(tenant, "\"1\"", body("locales", List.of())).wrongFields())
        .containsExactly("/locales");
    assertThat(change(tenant, "\"1\"", body("slug", "new-name")).wrongFields())
        .as("a slug is for ever")
        .containsExactly("/slug");
    assertThat(change(tenant, "\"1\"", body("state", "READY")).wrongFields())
        .containsExactly("/state");
    assertThat(viewer.get(path(tenant)).json()).isEqualTo(tenant);
  }

  @Test
  void aLegalEntityIsAddedOnce() {
    JsonNode tenant = registered("entity");
    Map<String, Object> company =
        Map.of(
            "name",
            "Second BV",
            "registrationNumber",
            "0999.000.111",
            "address",
            Map.of("street", "Dok 2", "postalCode", "9000", "city", "Gent", "country", "BE"));

    JsonNode added = operator.post(path(tenant) + "/legal-entities", company).expect(201).json();

    assertThat(added.path("name").asString()).isEqualTo("Second BV");
    assertThat(lastAudit(path(tenant)).path("action").asString()).isEqualTo("legal-entity-added");
    operator.post(path(tenant) + "/legal-entities", company).problem(409, "name-taken");
    assertThat(operator.post(path(tenant) + "/legal-entities", "{}").wrongFields())
        .contains("/name", "/registrationNumber", "/address");
  }

  @Test
  void theAuditIsReadInPages() {
    JsonNode tenant = registered("pages");
    for (int version = 1; version <= 4; version++) {
      change(tenant, "\"" + version + "\"", body("legalName", "Pages " + version)).expect(200);
    }

    var ids = new ArrayList<Long>();
    String next = "";
    do {
      JsonNode page =
          viewer
              .get(path(tenant) + "/audit?limit=2" + (next.isEmpty() ? "" : "&cursor=" + next))
              .expect(200)
              .json();
      page.path("items").forEach(entry -> ids.add(entry.path("id").asLong()));
      next = page.path("next").isNull() ? "" : page.path("next").asString();
    } while (!next.isEmpty());

    assertThat(ids).hasSizeGreaterThanOrEqualTo(5).doesNotHaveDuplicates();
    assertThat(ids).isSortedAccordingTo(java.util.Comparator.reverseOrder());
    viewer.get(path(tenant) + "/audit?cursor=newest").problem(400, "invalid-request");
  }

  private void assertEntry(
      JsonNode tenant, String action, String member, String before, String after) {
    JsonNode entry = lastAudit(path(tenant));
    assertThat(entry.path("action").asString()).isEqualTo(action);
    assertThat(entry.path("actor").asString()).isEqualTo(AUTOMATION);
    assertThat(entry.path("before").path(member).toString()).contains(before);
    assertThat(entry.path("after").path(member).toString()).contains(after);
  }

  private int lastAuditCount(JsonNode tenant) {
    return jdbc.sql("select count(*) from platform.audit_entry where tenant_id = :id::uuid")
        .param("id", tenant.path("id").asString())
        .query(Integer.class)
        .single();
  }

  private List<String> slugs(String query) {
    return texts(viewer.get(TENANTS + query).expect(200).json().path("items"), "slug");
  }

  private static void set(ObjectNode request, String pointer, JsonNode value) {
    int slash = pointer.lastIndexOf('/');
    JsonNode parent = request.at(pointer.substring(0, slash));
    ((ObjectNode) parent).set(pointer.substring(slash + 1), value);
  }
}
