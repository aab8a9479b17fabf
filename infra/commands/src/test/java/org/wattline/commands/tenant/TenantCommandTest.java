package org.wattline.commands.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wattline.commands.tenant.Answers.ID;
import static org.wattline.commands.tenant.Answers.JOB;
import static org.wattline.commands.tenant.Answers.SUPPLIER;
import static org.wattline.commands.tenant.Answers.exported;
import static org.wattline.commands.tenant.Answers.job;
import static org.wattline.commands.tenant.Answers.migration;
import static org.wattline.commands.tenant.Answers.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TenantCommandTest {
  private static final String VOLT = "/api/v1/tenants/" + ID;
  private static final String FIND = "GET /api/v1/tenants?limit=200&q=volt";
  private static byte[] keyBytes = {};

  @TempDir Path folder;
  private final ByteArrayOutputStream answered = new ByteArrayOutputStream();
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private FakeControlPlane there;

  @BeforeAll
  static void newKey() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    keyBytes = generator.generateKeyPair().getPrivate().getEncoded();
  }

  @BeforeEach
  void start() throws IOException {
    there = new FakeControlPlane(keyBytes);
    Path keys = Files.createDirectories(folder.resolve("infra/.data/keys"));
    Files.writeString(keys.resolve("onboarding-automation.pem"), pem(keyBytes));
  }

  @AfterEach
  void stop() {
    there.close();
  }

  @Test
  void theListGoesThroughAllPages() {
    there
        .on("GET /api/v1/tenants?limit=200", 200, page(SUPPLIER, "\"dm9sdA\""))
        .on(
            "GET /api/v1/tenants?limit=200&cursor=dm9sdA",
            200,
            page(SUPPLIER.replace("volt", "watt"), "null"));

    assertThat(run("list")).isZero();

    assertThat(answer().lines())
        .containsExactly(
            "SUPPLIER  STATE  MARKET  SCHEMA  KEY  PORTAL          NAME",
            "volt      READY  BE-VLG  7       2    volt.localhost  Volt NV",
            "watt      READY  BE-VLG  7       2    watt.localhost  Volt NV");
  }

  @Test
  void withJsonTheAnswerIsTheApisAndNothingElse() {
    there.on("GET /api/v1/tenants?limit=200&state=READY", 200, page(SUPPLIER, "null"));

    assertThat(run("list", "--json", "--state", "ready")).isZero();

    JsonNode list = JsonMapper.shared().readTree(answer());
    assertThat(list.get(0)).isEqualTo(JsonMapper.shared().readTree(SUPPLIER));
  }

  @Test
  void aSupplierIsShownByItsSlugNotByAPartOfIt() {
    there
        .on(FIND, 200, page(SUPPLIER.replace("\"volt\"", "\"volt-two\"") + "," + SUPPLIER, "null"))
        .on("GET /api/v1/tenants?limit=200&q=vol", 200, page(SUPPLIER, "null"));

    assertThat(run("show", "volt")).isZero();
    assertThat(answer())
        .contains(
            "supplier    volt\n",
            "languages   nl fr\n",
            "master key  2\n",
            "quotas      staff-users=5\n")
        .doesNotContain("reason");

    assertThat(run("show", "vol")).isEqualTo(TenantCommand.REFUSED);
    assertThat(said()).contains("There is no supplier 'vol'");
  }

  @Test
  void suspendingWaitsForItsJobAndTellsItsSteps() {
    there
        .on(FIND, 200, page(SUPPLIER, "null"))
        .on("POST " + VOLT + "/suspend", 202, job("SUSPEND", "QUEUED", "PENDING", ""))
        .on("GET /api/v1/jobs/" + JOB, 200, job("SUSPEND", "RUNNING", "RUNNING", ""))
        .on("GET /api/v1/jobs/" + JOB, 200, job("SUSPEND", "DONE", "DONE", "All are signed out"))
        .on("GET " + VOLT, 200, SUPPLIER.replace("READY", "SUSPENDED"));

    assertThat(run("suspend", "volt", "--reason", "Licence withdrawn")).isZero();

    assertThat(there.only("POST", VOLT + "/suspend").json().path("reason").asString())
        .isEqualTo("Licence withdrawn");
    assertThat(said()).contains("first: All are signed out");
    assertThat(answer()).contains("SUSPENDED", "SUSPEND " + JOB, "DONE");
  }

  @Test
  void aRotationSaysWhyAndWaitsForTheNewKey() {
    there
        .on(FIND, 200, page(SUPPLIER, "null"))
        .on("POST " + VOLT + "/rotate", 202, job("ROTATE", "QUEUED", "PENDING", ""))
        .on(
            "GET /api/v1/jobs/" + JOB,
            200,
            job("ROTATE", "DONE", "DONE", "Key 2 under master key 2"))
        .on("GET " + VOLT, 200, SUPPLIER);

    assertThat(run("rotate", "volt")).isEqualTo(TenantCommand.USAGE);
    assertThat(said()).contains("why its key is exchanged");
    assertThat(run("rotate", "volt", "--reason", "Yearly")).isZero();

    assertThat(there.only("POST", VOLT + "/rotate").json().path("reason").asString())
        .isEqualTo("Yearly");
    assertThat(said()).contains("first: Key 2 under master key 2");
    assertThat(answer()).contains("ROTATE " + JOB, "DONE");
  }

  @Test
  void aBlockedJobIsAFailureWithItsCause() {
    there
        .on(FIND, 200, page(SUPPLIER, "null"))
        .on(
            "POST " + VOLT + "/resume",
            202,
            job("RESUME", "BLOCKED", "FAILED", "Keycloak is away"));

    assertThat(run("resume", "volt")).isEqualTo(TenantCommand.REFUSED);

    assertThat(said()).contains("blocked: Keycloak is away", "infra/tenant retry");
    assertThat(answer()).isEmpty();
  }

  @Test
  void aRetryTakesUpTheBlockedJob() {
    there
        .on(FIND, 200, page(SUPPLIER, "null"))
        .on(
            "GET " + VOLT + "/jobs",
            200,
            "[" + job("EXPORT", "BLOCKED", "FAILED", "Disk full") + "]")
        .on("POST /api/v1/jobs/" + JOB + "/retry", 202, job("EXPORT", "DONE", "DONE", "Written"))
        .on("GET " + VOLT, 200, SUPPLIER);

    assertThat(run("retry", "volt")).isZero();

    there.only("POST", "/api/v1/jobs/" + JOB + "/retry");
    assertThat(run("jobs", "volt")).isZero();
    assertThat(answer()).contains("EXPORT", "0/1", "Disk full");
  }

  @Test
  void aSupplierIsCreatedWithItsMarketsCustoms() {
    there
        .on(
            "GET /api/v1/markets",
            200,
            """
            [{"id":"BE-VLG","name":"Flanders","currency":"EUR","zone":"Europe/Brussels","locales":["nl","fr"]}]
            """)
        .on("POST /api/v1/tenants", 202, SUPPLIER)
        .on("GET " + VOLT + "/provisioning", 200, job("PROVISION", "DONE", "DONE", "Made"))
        .on("GET " + VOLT, 200, SUPPLIER);

    int status =
        run(
            "create volt --market BE-VLG --registration-number 0123.456.789 --postal-code 9000 --city Gent",
            "--country=BE",
            "--admin-email=an@volt.example",
            "--admin-given-name=An",
            "--admin-family-name=Peeters",
            "--legal-name=Volt NV",
            "--street=Dok 2",
            "--idempotency-key=once");

    assertThat(status).as(said()).isZero();
    FakeControlPlane.Seen sent = there.only("POST", "/api/v1/tenants");
    assertThat(sent.headers()).containsEntry("Idempotency-key", "once");
    assertThat(sent.json().path("currency").asString()).isEqualTo("EUR");
    assertThat(sent.json().path("locales")).hasSize(2);
    assertThat(sent.json().at("/legalEntity/address/street").asString()).isEqualTo("Dok 2");
    assertThat(sent.json().at("/administrator/email").asString()).isEqualTo("an@volt.example");
  }

  @Test
  void aRefusalNamesTheFieldsAndTheRequest() throws IOException {
    Path request = Files.writeString(folder.resolve("request.json"), "{}");
    there.on(
        "POST /api/v1/tenants",
        422,
        """
        {"detail":"Correct this field and send again: slug is missing.","instance":"urn:wattline:request:4711",
         "errors":[{"pointer":"/slug","detail":"is missing \\u001b[31m","code":"missing"}]}
        """);

    assertThat(run("create", "--file", request.toString())).isEqualTo(TenantCommand.REFUSED);

    assertThat(said())
        .contains("Correct this field", "/slug is missing", "urn:wattline:request:4711")
        .as("nothing that steers a terminal")
        .doesNotContain("\u001b");
  }

  @Test
  void anExportIsFetchedWholeOrNotAtAll() throws Exception {
    byte[] archive = "an archive".getBytes(StandardCharsets.UTF_8);
    String sum = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(archive));
    Path phrase = Files.writeString(folder.resolve("phrase"), "a long passphrase\n");
    Path target = folder.resolve("volt.zip");
    there
        .on(FIND, 200, page(SUPPLIER, "null"))
        .on("POST " + VOLT + "/export", 202, exported(sum))
        .onArchive("GET /api/v1/jobs/" + JOB + "/archive", archive);
    String[] line = {
      "export", "volt", "--reason=Handover", "--to=" + target, "--passphrase-file=" + phrase
    };

    assertThat(run(line)).as(said()).isZero();

    assertThat(target).hasBinaryContent(archive);
    assertThat(Files.getPosixFilePermissions(target)).hasSize(2);
    assertThat(there.only("POST", VOLT + "/export").json().path("passphrase").asString())
        .isEqualTo("a long passphrase");
    Files.delete(target);
    there.close();
    there = new FakeControlPlane(keyBytes);
    there
        .on(FIND, 200, page(SUPPLIER, "null"))
        .on("POST " + VOLT + "/export", 202, exported("0".repeat(64)))
        .onArchive("GET /api/v1/jobs/" + JOB + "/archive", archive);

    assertThat(run(line)).isEqualTo(TenantCommand.REFUSED);

    assertThat(said()).contains("arrived damaged");
    assertThat(folder).isDirectoryNotContaining("glob:**volt.zip*");
  }

  @Test
  void anArchiveIsRestoredWithItsPassphraseInTheHeader() throws IOException {
    Path archive = Files.writeString(folder.resolve("volt.zip"), "an archive");
    Path phrase = Files.writeString(folder.resolve("phrase"), "a long passphrase\n");
    there
        .on("POST /api/v1/restores", 202, job("RESTORE", "DONE", "DONE", "Rows are equal"))
        .on("GET " + VOLT, 200, SUPPLIER);

    assertThat(run("restore", archive.toString(), "--passphrase-file", phrase.toString()))
        .as(said())
        .isZero();

    FakeControlPlane.Seen sent = there.only("POST", "/api/v1/restores");
    assertThat(sent.content()).asString(StandardCharsets.UTF_8).isEqualTo("an archive");
    assertThat(sent.headers())
        .containsEntry("Content-type", "application/zip")
        .containsEntry("Wattline-archive-passphrase", "a long passphrase");
    assertThat(run("restore", "nowhere.zip")).isEqualTo(TenantCommand.USAGE);
  }

  @Test
  void aMigrationIsFollowedToItsEndAndFailsWhereOneIsBlocked() {
    String run = "/api/v1/migrations/" + JOB;
    there
        .on(FIND, 200, page(SUPPLIER, "null"))
        .on("POST /api/v1/migrations", 202, migration(0, 0, 1))
        .on("GET " + run, 200, migration(1, 0, 0));

    assertThat(run("migrate", "volt")).isZero();

    assertThat(there.only("POST", "/api/v1/migrations").json().at("/tenants/0").asString())
        .isEqualTo(ID);
    assertThat(answer()).contains("volt      DONE  6     7");
    there.close();
    there = new FakeControlPlane(keyBytes);
    there.on("POST /api/v1/migrations", 202, migration(0, 1, 0));

    assertThat(run("migrate")).isEqualTo(TenantCommand.REFUSED);
    assertThat(said()).contains("1 of them are blocked");
  }

  @Test
  void offBoardingNeedsTheSlugAgain() {
    there
        .on(FIND, 200, page(SUPPLIER, "null"))
        .on("POST " + VOLT + "/offboard", 202, job("OFFBOARD", "DONE", "DONE", "Removed"))
        .on("GET " + VOLT, 200, SUPPLIER.replace("READY", "OFFBOARDED"));

    assertThat(run("offboard", "volt", "--reason", "Over")).isEqualTo(TenantCommand.USAGE);
    assertThat(run("offboard volt --reason Over --confirm volt --retention-days 0")).isZero();

    JsonNode sent = there.only("POST", VOLT + "/offboard").json();
    assertThat(sent.path("retentionDays").asInt()).isZero();
    assertThat(sent.path("slug").asString()).isEqualTo("volt");
  }

  @Test
  void aWrongCommandLineIsExplained() {
    assertThat(run("destroy", "volt")).isEqualTo(TenantCommand.USAGE);
    assertThat(said()).contains("'destroy' is none of create list show");
    assertThat(run("show")).isEqualTo(TenantCommand.USAGE);
    assertThat(said()).contains("Name a supplier.", "infra/tenant show SUPPLIER");
    assertThat(run("show", "volt", "--colour", "red")).isEqualTo(TenantCommand.USAGE);
    assertThat(said()).contains("--colour is not known here");
    assertThat(run("suspend", "volt", "--reason")).isEqualTo(TenantCommand.USAGE);
    assertThat(run("list", "--port", "many")).isEqualTo(TenantCommand.USAGE);
    assertThat(run("list", "--url", "https://volt.example.org")).isEqualTo(TenantCommand.USAGE);
    assertThat(said()).contains("Give --port or --url, not both.");
    assertThat(run("help")).isZero();
    assertThat(answer()).contains("infra/tenant create SLUG", "infra/tenant migrate", "--json");
    assertThat(there.seen()).isEmpty();
  }

  @Test
  void aKeyThatIsNotTheInstallationsIsRefusedWithAHint() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    Path other =
        Files.writeString(
            folder.resolve("other.pem"),
            pem(generator.generateKeyPair().getPrivate().getEncoded()));

    assertThat(run("list", "--key", other.toString())).isEqualTo(TenantCommand.UNREACHABLE);
    assertThat(said()).contains("does not take this key", "invalid_client", "--key");
    assertThat(run("list", "--key", "none.pem")).isEqualTo(TenantCommand.UNREACHABLE);
    assertThat(said()).contains("The key none.pem cannot be read");
    Files.writeString(other, "no key");
    assertThat(run("list", "--key", other.toString())).isEqualTo(TenantCommand.UNREACHABLE);
    assertThat(there.seen()).isEmpty();
  }

  @Test
  void whereNobodyAnswersItSaysSo() {
    there.close();

    assertThat(run("list")).isEqualTo(TenantCommand.UNREACHABLE);

    assertThat(said()).contains("Nobody answers at http://auth.localhost:", "infra/up", "--port");
  }

  @Test
  void anotherInstallationIsNamedByItsPlatformHost() {
    Address address = Address.of("https://platform.wattline.example/");

    assertThat(address.issuer()).isEqualTo("https://auth.wattline.example/realms/platform");
    assertThat(Address.request(address.platform(), "/api/v1/markets").build().uri())
        .hasToString("https://platform.wattline.example/api/v1/markets");
  }

  /** The words of the first argument, and the others as they are. */
  private int run(String... line) {
    answered.reset();
    List<String> words = new ArrayList<>(List.of(line[0].split(" ", -1)));
    words.addAll(List.of(line).subList(1, line.length));
    if (!words.contains("--port")) {
      words.addAll(List.of("--port", there.port()));
    }
    return new TenantCommand(
            folder,
            InstantSource.system(),
            new PrintStream(answered, true, StandardCharsets.UTF_8),
            new PrintStream(said, true, StandardCharsets.UTF_8))
        .run(words);
  }

  private String answer() {
    return answered.toString(StandardCharsets.UTF_8);
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }

  private static String pem(byte[] key) {
    return "-----BEGIN PRIVATE KEY-----\n"
        + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(key)
        + "\n-----END PRIVATE KEY-----\n";
  }
}
