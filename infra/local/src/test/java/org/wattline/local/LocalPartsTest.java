package org.wattline.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.wattline.local.demo.history.History;
import org.wattline.local.identity.Keycloak.Person;
import org.wattline.local.process.ProcessRecord;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LocalPartsTest {
  private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

  @TempDir(cleanup = CleanupMode.ALWAYS)
  static Path data = ROOT;

  private final List<String> progress = new ArrayList<>();
  private LocalStack stack;

  private StackOptions options() {
    return new StackOptions(Set.of(), Tuning.ONE_TEST_RUN, false, History.Size.NONE, progress::add);
  }

  @BeforeAll
  void allPartsAnswer() {
    stack = LocalStack.start(Ports.free(), ROOT, data, options());
    assertThat(stack.parts()).allMatch(Part::isHealthy);
  }

  @AfterAll
  void nothingIsLeftRunning() {
    stack.close();

    assertThat(ProcessRecord.running(stack.folders().run())).isEmpty();
  }

  @Test
  void theControlPlaneReachesKeycloakWithItsKeyAndTheBootstrapClientIsGone() {
    String token = stack.identity().adminToken();

    HttpResponse<String> clients =
        Http.program()
            .send(
                "GET",
                "http://127.0.0.1:" + stack.ports().keycloak() + "/admin/realms/master/clients",
                token,
                null);

    assertThat(clients.statusCode()).isEqualTo(200);
    assertThat(clients.body())
        .contains("wattline-control-plane")
        .doesNotContain("wattline-bootstrap");
  }

  @Test
  void aPersonIsMadeOnceAndKeepsTheirPasswordAtTheNextStart() {
    String admin = "http://127.0.0.1:" + stack.ports().keycloak() + "/admin/realms";
    Http http = Http.program();
    http.expectOk(
        "POST",
        admin,
        stack.identity().adminToken(),
        Map.of("realm", "supplier", "enabled", true, "passwordPolicy", "passwordHistory(3)"));
    Person person = new Person("agent", "agent@example.com", "Ada", "Agent", "en");

    stack.identity().ensurePerson("supplier", person, "Wattline-demo-2026", List.of());
    String users = admin + "/supplier/users";
    String id = http.get(users, stack.identity().adminToken()).path(0).path("id").asString();
    String credentials = users + "/" + id + "/credentials";
    JsonNode before = http.get(credentials, stack.identity().adminToken());
    stack.identity().ensurePerson("supplier", person, "Wattline-demo-2026", List.of());

    assertThat(before.size()).isEqualTo(1);
    assertThat(http.get(credentials, stack.identity().adminToken())).isEqualTo(before);
  }

  @Test
  void dataSurviveTheDeathOfPostgres() throws SQLException {
    try (Connection connection = stack.superuser("wattline");
        Statement statement = connection.createStatement()) {
      statement.execute("create table if not exists public.kept (n int)");
      statement.execute("insert into public.kept values (7)");
    }

    stack.postgres().kill();
    assertThat(stack.postgres().isHealthy()).isFalse();
    stack.postgres().start();

    try (Connection connection = stack.superuser("wattline");
        Statement statement = connection.createStatement();
        ResultSet kept = statement.executeQuery("select n from public.kept")) {
      assertThat(kept.next()).isTrue();
      assertThat(kept.getInt(1)).isEqualTo(7);
    }
  }

  @Test
  void redisComesBackAfterItsDeath() {
    stack.redis().kill();
    assertThat(stack.redis().isHealthy()).isFalse();

    stack.redis().start();

    assertThat(stack.redis().isHealthy()).isTrue();
  }

  @Test
  void aPartThatEndsByItselfIsTold() throws Exception {
    List<String> told = new CopyOnWriteArrayList<>();
    stack.onDeath(told::add);
    ProcessRecord redis =
        ProcessRecord.running(stack.folders().run()).stream()
            .filter(record -> record.name().equals("redis"))
            .findFirst()
            .orElseThrow();

    ProcessHandle process = redis.handle().orElseThrow();
    process.destroyForcibly();
    process.onExit().get();

    long deadline = System.nanoTime() + 10_000_000_000L;
    while (told.isEmpty() && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    assertThat(told)
        .singleElement()
        .asString()
        .startsWith("redis stopped by itself")
        .contains("redis.log");
    stack.redis().start();
  }

  @Test
  void aPartThatEndsWhileOthersStartEndsTheStartWithItsName() {
    Path other = data.resolve("other");
    StackOptions whoseRedisDies =
        new StackOptions(
            Set.of(),
            Tuning.ONE_TEST_RUN,
            false,
            History.Size.NONE,
            line -> {
              if (line.startsWith("redis")) {
                running(other, "redis").destroyForcibly();
              }
            });

    assertThatThrownBy(() -> LocalStack.start(Ports.free(), ROOT, other, whoseRedisDies))
        .isInstanceOf(LocalStackException.class)
        .hasMessageStartingWith("redis stopped by itself");
    assertThat(ProcessRecord.running(Folders.of(ROOT, other).run())).isEmpty();
  }

  private static ProcessHandle running(Path data, String name) {
    return ProcessRecord.running(Folders.of(ROOT, data).run()).stream()
        .filter(record -> record.name().equals(name))
        .findFirst()
        .flatMap(ProcessRecord::handle)
        .orElseThrow();
  }

  @Test
  void secretsAreReadableByTheirOwnerAlone() throws IOException {
    try (Stream<Path> files = Files.list(stack.folders().keys())) {
      for (Path file : files.toList()) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .as(file.toString())
            .isEqualTo("rw-------");
      }
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(stack.folders().keys())))
        .isEqualTo("rwx------");
  }

  @Test
  void noPasswordIsOnACommandLine() throws IOException {
    String postgres =
        Files.readString(stack.folders().keys().resolve("postgres-superuser.password")).strip();
    String keycloak = Files.readString(stack.folders().keys().resolve("keycloak.password")).strip();

    for (ProcessRecord record : ProcessRecord.running(stack.folders().run())) {
      assertThat(Files.readString(Path.of("/proc", Long.toString(record.pid()), "cmdline")))
          .doesNotContain(postgres, keycloak);
    }
  }

  @Test
  void mailsAreShownAndKept() throws Exception {
    send("an@example.com", "Welcome <An>", "Read https://example.org/a?b=1&c=2 & enjoy");

    assertThat(stack.mails().to("AN@example.com"))
        .singleElement()
        .satisfies(mail -> assertThat(mail.subject()).isEqualTo("Welcome <An>"));
    String viewer = "http://127.0.0.1:" + stack.ports().mailViewer();
    int id = stack.mails().to("an@example.com").getFirst().id();
    assertThat(read(viewer + "/")).contains("Welcome &lt;An&gt;", "an@example.com");
    assertThat(read(viewer + "/mails/" + id))
        .contains("<a href=\"https://example.org/a?b=1&amp;c=2\">");
    assertThat(read(viewer + "/api/mails?to=an@example.com"))
        .contains("\"subject\":\"Welcome <An>\"");
    assertThat(read(viewer + "/api/mails?to=other@example.com")).isEqualTo("[]");
  }

  @Test
  void aTakenPortIsNamedWithWhatToDo() throws IOException {
    Ports ports = Ports.free();
    try (ServerSocket taken = new ServerSocket()) {
      taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.redis()));

      assertThatThrownBy(() -> LocalStack.start(ports, ROOT, data.resolve("other"), options()))
          .isInstanceOf(LocalStackException.class)
          .hasMessageStartingWith("Port " + ports.redis() + " is taken: stop what listens there");
    }
  }

  private static String read(String address) {
    return Http.program().send(Http.request(address).build()).body();
  }

  private void send(String to, String subject, String text) throws Exception {
    Properties settings = new Properties();
    settings.setProperty("mail.smtp.host", "127.0.0.1");
    settings.setProperty("mail.smtp.port", Integer.toString(stack.ports().smtp()));
    MimeMessage message = new MimeMessage(Session.getInstance(settings));
    message.setFrom(new InternetAddress("no-reply@example.org"));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
    message.setSubject(subject);
    message.setText(text);
    Transport.send(message);
  }
}
