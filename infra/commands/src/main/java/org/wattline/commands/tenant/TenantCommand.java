package org.wattline.commands.tenant;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.wattline.controlplane.api.PrivateKeyJwt;

/** {@code infra/tenant VERB …}: what the onboarding team does, from a terminal. */
public final class TenantCommand {
  /** Done. */
  static final int DONE = 0;

  /** The control plane refused, or a job stands still: the reason was printed. */
  static final int REFUSED = 1;

  /** The command line is not right. */
  static final int USAGE = 2;

  /** Nobody answers there, or the key is not taken. */
  static final int UNREACHABLE = 4;

  private static final String CLIENT = "onboarding-automation";
  private static final int DEFAULT_PORT = 8080;
  private static final int MAX_PORT = 65_535;
  private static final Set<String> COMMON = Set.of("--port", "--url", "--key", "--client");
  private static final Set<String> SWITCHES = Set.of("--json", "--help");

  private final Path root;
  private final InstantSource clock;
  private final PrintStream answer;
  private final PrintStream meanwhile;
  private final Map<String, Verb> verbs = new LinkedHashMap<>();

  static {
    // read once, when the client's classes are loaded: names under localhost need their own Host
    System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host,connection");
  }

  TenantCommand(Path root, InstantSource clock, PrintStream answer, PrintStream meanwhile) {
    this.root = root;
    this.clock = clock;
    this.answer = answer;
    this.meanwhile = meanwhile;
    for (Verb verb :
        List.of(
            new CreateVerb(),
            new ListVerb(),
            new ShowVerb(),
            new SuspendVerb(),
            new ResumeVerb(),
            new ExportVerb(),
            new RestoreVerb(),
            new MigrateVerb(),
            new RotateVerb(),
            new RetryVerb(),
            new JobsVerb(),
            new OffboardVerb())) {
      verbs.put(verb.name(), verb);
    }
  }

  public static void main(String[] args) {
    Path root = Path.of(System.getProperty("wattline.root", ".")).toAbsolutePath().normalize();
    TenantCommand command = new TenantCommand(root, Clock.systemUTC(), System.out, System.err);
    System.exit(command.run(Arrays.asList(args)));
  }

  /** Runs a command line and returns the exit status. */
  int run(List<String> line) {
    if (line.isEmpty() || line.getFirst().equals("help") || line.getFirst().equals("--help")) {
      answer.println(help());
      return line.isEmpty() ? USAGE : DONE;
    }
    Verb verb = verbs.get(line.getFirst());
    if (verb == null) {
      meanwhile.println(
          "'" + Text.plain(line.getFirst()) + "' is none of " + String.join(" ", verbs.keySet()));
      return USAGE;
    }
    try {
      Arguments arguments = arguments(verb, line.subList(1, line.size()));
      if (arguments.has("--help")) {
        answer.println(verb.usage());
        return DONE;
      }
      Output output = new Output(answer, meanwhile, arguments.has("--json"));
      verb.run(new Onboarding(controlPlane(arguments), output), arguments, output);
      return DONE;
    } catch (TenantCommandException e) {
      meanwhile.println(e.getMessage());
      if (e.exitStatus() == USAGE) {
        meanwhile.println(verb.usage());
      }
      return e.exitStatus();
    }
  }

  private static Arguments arguments(Verb verb, List<String> line) {
    Set<String> withValue = new TreeSet<>(COMMON);
    withValue.addAll(verb.options());
    Set<String> alone = new TreeSet<>(SWITCHES);
    alone.addAll(verb.switches());
    return Arguments.of(line, withValue, alone);
  }

  private ControlPlane controlPlane(Arguments arguments) {
    if (arguments.value("--port").isPresent() && arguments.value("--url").isPresent()) {
      throw TenantCommandException.usage("Give --port or --url, not both.");
    }
    Address address =
        arguments
            .value("--url")
            .map(Address::of)
            .orElseGet(
                () -> Address.ofPort(arguments.number("--port", 1, MAX_PORT).orElse(DEFAULT_PORT)));
    Path key =
        arguments
            .value("--key")
            .map(Path::of)
            .orElse(root.resolve("infra/.data/keys/onboarding-automation.pem"));
    if (!Files.isReadable(key)) {
      throw TenantCommandException.unreachable(
          "The key "
              + key
              + " cannot be read. infra/up makes it at its first start; another installation's is named with --key.");
    }
    try {
      return new ControlPlane(
          address, PrivateKeyJwt.of(arguments.value("--client").orElse(CLIENT), key, clock), clock);
    } catch (IllegalArgumentException | UncheckedIOException e) {
      throw TenantCommandException.unreachable(e.getMessage() + ".");
    }
  }

  private String help() {
    StringBuilder text = new StringBuilder("infra/tenant VERB ... : suppliers, from a terminal\n");
    verbs.values().forEach(verb -> text.append("\n").append(verb.usage()).append("\n"));
    return text.append(
            """

            Everywhere: --port N (the local stack's, 8080), or --url https://platform.example.org
                        --key FILE, --client NAME  who asks (infra/.data/keys/onboarding-automation.pem)
                        --json  the API's answer and nothing else on standard output
            A supplier is named by its slug or its id. Exit status: 0 done, 1 refused or blocked (the reason is
            printed), 2 command line not right, 3 no JDK 25, 4 nobody answers or the key is not taken.""")
        .toString();
  }
}
