package org.wattline.controlplane.identity;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How Keycloak is reached and what its realms are told about the installation.
 *
 * @param keycloak the identity server
 * @param clients where the user interfaces are inside the installation
 * @param mail how realms send mail
 */
@ConfigurationProperties("wattline")
public record IdentitySettings(
    @DefaultValue Keycloak keycloak, @DefaultValue Clients clients, @DefaultValue Mail mail) {

  /**
   * @param backchannel Keycloak's address inside the installation
   * @param adminClientId the control plane's client in realm {@code master}
   * @param adminKeyFile its private key, RSA in PKCS#8 PEM
   * @param adminTimeout for one answer; making a realm takes the longest
   */
  public record Keycloak(
      @DefaultValue("http://127.0.0.1:8085") URI backchannel,
      @DefaultValue("wattline-control-plane") String adminClientId,
      @Nullable Path adminKeyFile,
      @DefaultValue("30s") Duration adminTimeout) {}

  /**
   * @param portalUrl base address of the portals; Keycloak reads its keys and ends sessions there
   * @param consoleUrl base address of the consoles
   */
  public record Clients(
      @DefaultValue("http://127.0.0.1:8083") URI portalUrl,
      @DefaultValue("http://127.0.0.1:8084") URI consoleUrl) {}

  /**
   * @param host SMTP server
   * @param from the sender of all realms' mails; the supplier's name is shown with it
   * @param user null where the server asks for none
   */
  public record Mail(
      @DefaultValue("127.0.0.1") String host,
      @DefaultValue("25") int port,
      @DefaultValue("no-reply@localhost") String from,
      @Nullable String user,
      @Nullable String password,
      @DefaultValue("false") boolean starttls) {

    @Override
    public String toString() {
      return "Mail[" + host + ":" + port + "]";
    }
  }
}
