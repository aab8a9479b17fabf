package org.wattline.gateway.token;

import com.nimbusds.jose.jwk.JWKSet;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/**
 * Reads realms' keys from the identity server by its inner address: the public one leads back to
 * this gateway.
 */
public final class BackChannelKeys implements KeySource {

  private static final int OK = 200;

  /** Keycloak's answer for a realm with a dozen keys is 20 KB. */
  private static final int MAX_BYTES = 256 * 1024;

  private static final int CONNECTIONS = 8;

  private final HttpClient client;

  public BackChannelKeys(URI identityServer, Duration timeout) {
    this.client =
        HttpClient.create(ConnectionProvider.create("realm-keys", CONNECTIONS))
            .baseUrl(identityServer.toString())
            .responseTimeout(timeout)
            .headers(headers -> headers.set(HttpHeaderNames.ACCEPT, "application/json"));
  }

  @Override
  public Mono<JWKSet> read(String realm) {
    return client
        .get()
        .uri("/realms/" + realm + "/protocol/openid-connect/certs")
        .responseSingle(
            (response, body) ->
                response.status().code() == OK
                    ? body.asByteArray()
                    : Mono.error(
                        new KeysUnreadableException(
                            "The identity server answered "
                                + response.status().code()
                                + " for the keys of realm "
                                + realm)))
        .map(bytes -> parse(bytes, realm));
  }

  private static JWKSet parse(byte[] bytes, String realm) {
    if (bytes.length > MAX_BYTES) {
      throw new KeysUnreadableException("The keys of realm " + realm + " are too large");
    }
    try {
      return JWKSet.parse(new String(bytes, StandardCharsets.UTF_8));
    } catch (ParseException malformed) {
      throw new KeysUnreadableException(
          "The keys of realm " + realm + " cannot be read: " + malformed.getMessage());
    }
  }

  /** The identity server answered, but not with keys. */
  static final class KeysUnreadableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    KeysUnreadableException(String message) {
      super(message);
    }
  }
}
