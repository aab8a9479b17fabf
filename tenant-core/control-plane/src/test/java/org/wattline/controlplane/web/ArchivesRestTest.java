package org.wattline.controlplane.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.wattline.controlplane.archive.Archives;
import org.wattline.controlplane.registry.RegisteredTenant;
import org.wattline.controlplane.testing.PlatformCaller;
import org.wattline.controlplane.testing.Rest.Answer;
import tools.jackson.databind.JsonNode;

class ArchivesRestTest extends RestTest {
  private static final String[] ZIP = {"Content-Type", "application/zip"};

  @Autowired Archives.Settings settings;

  @Test
  void anArchiveGoesOutAndComesBack() throws IOException, NoSuchAlgorithmException {
    RegisteredTenant tenant = provisioned("trip");
    JsonNode job = exported(tenant);
    String archivePath = "/api/v1/jobs/" + job.path("id").asString() + "/archive";

    viewer.get(archivePath).problem(403, "not-allowed");
    Answer archive = operator.get(archivePath).expect(200);

    assertThat(archive.header("Content-Type")).isEqualTo("application/zip");
    assertThat(archive.header("Content-Disposition")).contains(tenant.slug()).contains(".zip");
    assertThat(job.path("result").path("bytes").asInt()).isEqualTo(archive.body().length);
    assertThat(job.path("result").path("sha256").asString())
        .isEqualTo(
            HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(archive.body())));
    assertThat(lastAudit(path(tenant)).path("action").asString()).isEqualTo("archive-downloaded");
    assertThat(lastAudit(path(tenant)).path("actor").asString()).isEqualTo(AUTOMATION);

    operator.send("POST", "/api/v1/restores", archive.body(), ZIP).problem(409, "name-taken");
    removed(tenant);
    Answer restore = operator.send("POST", "/api/v1/restores", archive.body(), ZIP).expect(202);
    runAll();

    assertThat(viewer.get(restore.header("Location")).json().path("state").asString())
        .isEqualTo("DONE");
    assertThat(viewer.get(path(tenant)).json().path("state").asString()).isEqualTo("READY");
    assertThat(viewer.get(path(tenant) + "/provisioning").json().path("kind").asString())
        .isEqualTo("RESTORE");
  }

  @Test
  void aPassphraseTravelsInItsHeaderAndIsNeverShown() throws IOException {
    RegisteredTenant tenant = provisioned("phrase");
    String phrase = "a canary of a passphrase";
    owner
        .post(path(tenant) + "/export", Map.of("reason", "Handover", "passphrase", phrase))
        .expect(202);
    runAll();
    JsonNode job = viewer.get(path(tenant) + "/jobs").json().path(0);
    byte[] archive =
        operator.get("/api/v1/jobs/" + job.path("id").asString() + "/archive").expect(200).body();
    removed(tenant);

    Answer wrong =
        operator.send(
            "POST",
            "/api/v1/restores",
            archive,
            "Content-Type",
            "application/zip",
            "Wattline-Archive-Passphrase",
            "not this canary");
    wrong.problem(422, "archive-refused");
    operator
        .send(
            "POST",
            "/api/v1/restores",
            archive,
            "Content-Type",
            "application/zip",
            "Wattline-Archive-Passphrase",
            phrase)
        .expect(202);

    assertThat(wrong.text() + job + viewer.get(path(tenant) + "/audit").text())
        .doesNotContain("canary");
    assertThat(nothingIncomingBut(1)).isTrue();
  }

  @Test
  void anOperatorTakesNoDataAlongByAPassphraseOfTheirOwn() {
    RegisteredTenant tenant = provisioned("kept");
    String phrase = "an operator's own phrase";

    JsonNode refused =
        operator
            .post(path(tenant) + "/export", Map.of("reason", "Curious", "passphrase", phrase))
            .problem(403, "not-allowed");
    assertThat(refused.path("detail").asString()).contains("needs the role installation-owner");
    operator
        .post(
            path(tenant) + "/offboard",
            Map.of("reason", "Curious", "slug", tenant.slug(), "passphrase", phrase))
        .problem(403, "not-allowed");

    assertThat(texts(viewer.get(path(tenant) + "/jobs").json(), "kind"))
        .containsExactly("PROVISION");
    nobody
        .with(PlatformCaller.token("installation-owner"))
        .post(path(tenant) + "/export", body("reason", "Alone"))
        .problem(403, "not-allowed");
  }

  @Test
  void whatIsTooLargeIsRefusedBeforeAndWhileItIsReadAndLeavesNothing() throws IOException {
    long before = incoming();
    byte[] tooMuch = new byte[(int) settings.maxBytes() + 1];

    operator.send("POST", "/api/v1/restores", tooMuch, ZIP).problem(413, "too-large");
    operator.stream("/api/v1/restores", () -> new ByteArrayInputStream(tooMuch), ZIP)
        .problem(413, "too-large");

    assertThat(incoming()).isEqualTo(before);
  }

  @Test
  void whatIsNoArchiveIsRefusedAndLeavesNothing() throws IOException {
    long before = incoming();

    operator
        .send("POST", "/api/v1/restores", new byte[] {1, 2, 3}, ZIP)
        .problem(422, "archive-refused");
    operator.send("POST", "/api/v1/restores", new byte[0], ZIP).problem(422, "archive-refused");
    operator
        .send("POST", "/api/v1/restores", "{}", "Content-Type", "application/json")
        .problem(415, "unsupported-media-type");

    assertThat(incoming()).isEqualTo(before);
  }

  @Test
  void aDamagedMemberIsNamed() throws IOException {
    RegisteredTenant tenant = provisioned("bent");
    JsonNode job = exported(tenant);
    byte[] archive =
        operator.get("/api/v1/jobs/" + job.path("id").asString() + "/archive").expect(200).body();
    archive[firstMembersContent(archive)] ^= 1;

    JsonNode problem =
        operator.send("POST", "/api/v1/restores", archive, ZIP).problem(422, "archive-refused");

    assertThat(problem.path("member").asString()).isNotBlank();
  }

  @Test
  void aJobWithoutArchiveHasNone() {
    JsonNode tenant = registered("bare");
    String job = viewer.get(path(tenant) + "/jobs").json().path(0).path("id").asString();

    operator.get("/api/v1/jobs/" + job + "/archive").problem(404, "not-found");
    operator.get("/api/v1/jobs/" + UUID.randomUUID() + "/archive").problem(404, "not-found");
  }

  private JsonNode exported(RegisteredTenant tenant) {
    String location =
        operator
            .post(path(tenant) + "/export", body("reason", "Handover"))
            .expect(202)
            .header("Location");
    runAll();
    JsonNode job = viewer.get(location).expect(200).json();
    assertThat(job.path("state").asString()).isEqualTo("DONE");
    return job;
  }

  private void removed(RegisteredTenant tenant) {
    operator
        .post(
            path(tenant) + "/offboard",
            Map.of("reason", "Over", "slug", tenant.slug(), "retentionDays", 0))
        .expect(202);
    runAll();
    assertThat(viewer.get(path(tenant)).json().path("state").asString()).isEqualTo("OFFBOARDED");
  }

  private boolean nothingIncomingBut(int most) throws IOException {
    return incoming() <= most;
  }

  private long incoming() throws IOException {
    Path folder = settings.directory().resolve("incoming");
    if (!Files.exists(folder)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.count();
    }
  }

  /** Where the first member's content begins: 30 bytes of header, its name and its extra field. */
  private static int firstMembersContent(byte[] zip) throws IOException {
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      assertThat(in.getNextEntry()).isNotNull();
    }
    int name = (zip[26] & 0xff) | (zip[27] & 0xff) << 8;
    int extra = (zip[28] & 0xff) | (zip[29] & 0xff) << 8;
    return 30 + name + extra + 5;
  }
}
