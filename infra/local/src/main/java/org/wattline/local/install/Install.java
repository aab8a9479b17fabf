package org.wattline.local.install;

import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.wattline.local.LocalStackException;
import org.wattline.local.ServiceSettings;
import org.wattline.local.demo.Demo;
import org.wattline.local.identity.Keycloak;
import org.wattline.local.identity.Secrets;
import org.wattline.local.parts.KeycloakPart;

/**
 * The program of the set-up steps, for Docker and Kubernetes: {@code keys}, {@code database} or
 * {@code identity}. Its settings are environment variables; see {@code
 * docs/operating/configure.md}.
 */
final class Install {
  private final Map<String, String> environment;
  private final Secrets secrets;

  private Install(Map<String, String> environment) {
    this.environment = environment;
    this.secrets = new Secrets(Path.of(setting("WATTLINE_KEYS")));
  }

  public static void main(String[] args) throws SQLException {
    System.exit(run(List.of(args), System.getenv(), System.out));
  }

  private static int run(List<String> args, Map<String, String> environment, PrintStream out)
      throws SQLException {
    try {
      switch (args.isEmpty() ? "" : args.getFirst()) {
        case "keys" -> new Install(environment).keys();
        case "database" -> new Install(environment).database();
        case "identity" -> new Install(environment).identity();
        default -> throw new LocalStackException("Say which step: keys, database or identity.");
      }
      out.println(args.getFirst() + ": done");
      return 0;
    } catch (LocalStackException e) {
      out.println(e.getMessage());
      return 1;
    }
  }

  private void keys() {
    secrets.masterKeyFile();
    List.of(
            "postgres-superuser",
            DatabaseSetUp.CONTROL_ROLE,
            DatabaseSetUp.KEYCLOAK,
            "keycloak-bootstrap",
            "directory")
        .forEach(secrets::password);
    List.of(
            ServiceSettings.CONTROL_PLANE_KEY,
            ServiceSettings.PORTAL_KEY,
            ServiceSettings.CONSOLE_KEY,
            Demo.AUTOMATION)
        .forEach(secrets::signingKey);
  }

  private void database() throws SQLException {
    new DatabaseSetUp(secrets, this::superuser).run();
  }

  private Connection superuser(String database) throws SQLException {
    Properties login = new Properties();
    login.setProperty("user", setting("WATTLINE_DATABASE_SUPERUSER"));
    login.setProperty("password", secrets.password("postgres-superuser"));
    return DriverManager.getConnection(
        "jdbc:postgresql://" + setting("WATTLINE_DATABASE_ADDRESS") + "/" + database, login);
  }

  private void identity() {
    new Keycloak(
            setting("WATTLINE_KEYCLOAK_BACKCHANNEL"),
            setting("WATTLINE_KEYCLOAK_PUBLIC_URL"),
            secrets.signingKey(ServiceSettings.CONTROL_PLANE_KEY),
            Clock.systemUTC())
        .ensureControlPlaneClient(
            KeycloakPart.BOOTSTRAP_CLIENT, secrets.password("keycloak-bootstrap"));
  }

  private String setting(String name) {
    return Optional.ofNullable(environment.get(name))
        .filter(value -> !value.isBlank())
        .orElseThrow(() -> new LocalStackException("Set the environment variable " + name + "."));
  }
}
