package org.wattline.controlplane.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wattline.controlplane.registry.RegisteredTenant;
import org.wattline.controlplane.testing.Rest.Answer;
import tools.jackson.databind.JsonNode;

class LifecycleRestTest extends RestTest {

  @Test
  void provisioningIsSeenStepByStep() {
    JsonNode tenant = registered("steps");

    JsonNode before = viewer.get(path(tenant) + "/provisioning").expect(200).json();
    assertThat(before.path("state").asString()).isEqualTo("QUEUED");
    assertThat(texts(before.path("steps"), "name"))
        .containsExactly(
            "role",
            "schema",
            "migrations",
            "realm",
            "clients",
            "roles",
            "market-pack",
            "administrator");
    assertThat(texts(before.path("steps"), "state")).containsOnly("PENDING");
    operator.post(path(tenant) + "/provisioning/retry", null).problem(409, "job-under-way");

    runAll();

    JsonNode after = viewer.get(path(tenant) + "/provisioning").expect(200).json();
    assertThat(after.path("state").asString()).isEqualTo("DONE");
    assertThat(texts(after.path("steps"), "state")).containsOnly("DONE");
    assertThat(viewer.get(path(tenant)).json().path("state").asString()).isEqualTo("READY");
    operator.post(path(tenant) + "/provisioning/retry", null).problem(409, "wrong-state");
  }

  @Test
  void suspensionAndResumptionAreJobsAndAudited() {
    RegisteredTenant tenant = provisioned("life");

    operator.post(path(tenant) + "/resume", null).problem(409, "wrong-state");
    Answer suspension =
        operator.post(path(tenant) + "/suspend", body("reason", "Licence withdrawn")).expect(202);

    JsonNode job = suspension.json();
    assertThat(suspension.header("Location"))
        .isEqualTo("/api/v1/jobs/" + job.path("id").asString());
    assertThat(job.path("kind").asString()).isEqualTo("SUSPEND");
    assertThat(lastAudit(path(tenant)).path("action").asString()).isEqualTo("tenant-suspended");
    assertThat(lastAudit(path(tenant)).path("reason").asString()).isEqualTo("Licence withdrawn");
    JsonNode refused = operator.post(path(tenant) + "/resume", null).problem(409, "job-under-way");
    assertThat(refused.path("job").asString()).isEqualTo(job.path("id").asString());
    runAll();
    assertThat(viewer.get(suspension.header("Location")).json().path("state").asString())
        .isEqualTo("DONE");

    operator.post(path(tenant) + "/resume", null).expect(202);
    runAll();

    assertThat(viewer.get(path(tenant)).json().path("state").asString()).isEqualTo("READY");
    assertThat(audited(tenant)).contains("resume-requested");
    assertThat(texts(viewer.get(path(tenant) + "/jobs").expect(200).json(), "kind"))
        .containsExactly("RESUME", "SUSPEND", "PROVISION");
  }

  @Test
  void aRotationIsAJobAndItsMasterKeyIsSeen() {
    RegisteredTenant tenant = provisioned("rotation");
    int masterKey = viewer.get(path(tenant)).expect(200).json().path("masterKeyVersion").asInt();
    assertThat(masterKey).isPositive();
    assertThat(registered("keyless").path("masterKeyVersion").isNull()).isTrue();

    assertThat(operator.post(path(tenant) + "/rotate", "{}").wrongFields())
        .containsExactly("/reason");
    Answer rotation = operator.post(path(tenant) + "/rotate", body("reason", "Yearly")).expect(202);

    assertThat(rotation.json().path("kind").asString()).isEqualTo("ROTATE");
    operator.post(path(tenant) + "/suspend", body("reason", "r")).problem(409, "job-under-way");
    runAll();
    assertThat(viewer.get(rotation.header("Location")).json().path("state").asString())
        .isEqualTo("DONE");
    assertThat(audited(tenant)).contains("key-rotation-requested", "key-rotated");
  }

  @Test
  void whatIsMissingIsNamed() {
    RegisteredTenant tenant = provisioned("lacks");

    assertThat(operator.post(path(tenant) + "/suspend", "{}").wrongFields())
        .containsExactly("/reason");
    assertThat(
            operator.post(path(tenant) + "/suspend", body("reason", "r".repeat(301))).wrongFields())
        .containsExactly("/reason");
    assertThat(operator.post(path(tenant) + "/export", "{}").wrongFields())
        .containsExactly("/reason");
    assertThat(
            owner
                .post(path(tenant) + "/export", Map.of("reason", "r", "passphrase", "short"))
                .wrongFields())
        .containsExactly("/passphrase");
    operator.post(path(tenant) + "/suspend", null).problem(400, "invalid-request");
  }

  @Test
  void nobodyIsOffBoardedByASlip() {
    RegisteredTenant tenant = provisioned("slip");
    String offboard = path(tenant) + "/offboard";

    assertThat(operator.post(offboard, Map.of("reason", "Over", "slug", "slap")).wrongFields())
        .containsExactly("/slug");
    assertThat(
            operator
                .post(
                    offboard,
                    Map.of("reason", "Over", "slug", tenant.slug(), "retentionDays", 3_651))
                .wrongFields())
        .containsExactly("/retentionDays");
    operator.post(offboard + "/cancel", null).problem(409, "wrong-state");
    assertThat(viewer.get(path(tenant)).json().path("state").asString()).isEqualTo("READY");
  }

  @Test
  void anOffBoardingCanBeCalledOffWhileTheDataAreThere() {
    RegisteredTenant tenant = provisioned("stay");

    operator
        .post(path(tenant) + "/offboard", Map.of("reason", "Over", "slug", tenant.slug()))
        .expect(202);
    runAll();
    assertThat(viewer.get(path(tenant)).json().path("state").asString()).isEqualTo("OFFBOARDING");
    operator.post(path(tenant) + "/offboard/cancel", null).expect(202);

    assertThat(viewer.get(path(tenant)).json().path("state").asString()).isEqualTo("SUSPENDED");
    assertThat(audited(tenant)).contains("offboarding-requested", "offboarding-called-off");
  }

  @Test
  void aMigrationOfNobodyBehindIsDoneAtOnce() {
    RegisteredTenant tenant = provisioned("current");

    Answer started =
        operator
            .post("/api/v1/migrations", body("tenants", List.of(tenant.id().toString())))
            .expect(202);

    JsonNode run = viewer.get(started.header("Location")).expect(200).json();
    assertThat(run.path("remaining").asInt()).isZero();
    assertThat(run.path("finishedAt").isNull()).isFalse();
    assertThat(run.path("requestedBy").asString()).isEqualTo(AUTOMATION);
    assertThat(texts(viewer.get("/api/v1/migrations").expect(200).json(), "id"))
        .contains(run.path("id").asString());
    operator
        .post("/api/v1/migrations", body("tenants", List.of(UUID.randomUUID().toString())))
        .problem(404, "not-found");
    assertThat(operator.post("/api/v1/migrations", body("tenants", List.of("x"))).wrongFields())
        .containsExactly("/tenants/0");
  }

  @Test
  void theMarketsAreThoseOfTheClassPath() {
    JsonNode markets = viewer.get("/api/v1/markets").expect(200).json();

    assertThat(texts(markets, "id")).contains("BE-VLG", "US-CA").isSorted();
  }

  private List<String> audited(RegisteredTenant tenant) {
    return texts(viewer.get(path(tenant) + "/audit").expect(200).json().path("items"), "action");
  }
}
