package org.wattline.commands.tenant;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The gateway's port with Keycloak and the control plane behind it, as far as the command sees
 * them. Tokens are given for a signature that verifies and for nothing else.
 */
final class FakeControlPlane implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String TOKEN = "a-fresh-token";

  private final HttpServer server;
  private final byte[] key;
  private final Map<String, Deque<Reply>> replies = new HashMap<>();
  private final List<Seen> seen = new ArrayList<>();

  /** An answer to be given: the last one of a path is given again and again. */
  private record Reply(int status, String type, byte[] body) {}

  /** A request as it came. */
  record Seen(String method, String path, Map<String, String> headers, byte[] content) {
    JsonNode json() {
      return JSON.readTree(content);
    }
  }

  /**
   * Starts on a free port.
   *
   * @param key the private key whose signature is taken, PKCS#8
   */
  FakeControlPlane(byte[] key) {
    this.key = key.clone();
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  String port() {
    return Integer.toString(server.getAddress().getPort());
  }

  /** The next answer to this method and path, query included. */
  FakeControlPlane on(String methodAndPath, int status, String json) {
    String type = status < 400 ? "application/json" : "application/problem+json";
    return on(methodAndPath, new Reply(status, type, json.getBytes(StandardCharsets.UTF_8)));
  }

  FakeControlPlane onArchive(String methodAndPath, byte[] content) {
    return on(methodAndPath, new Reply(200, "application/zip", content));
  }

  private FakeControlPlane on(String methodAndPath, Reply reply) {
    replies.computeIfAbsent(methodAndPath, path -> new ArrayDeque<>()).add(reply);
    return this;
  }

  /** What came, tokens apart. */
  List<Seen> seen() {
    return List.copyOf(seen);
  }

  Seen only(String method, String path) {
    List<Seen> matching =
        seen.stream()
            .filter(request -> request.method().equals(method) && request.path().equals(path))
            .toList();
    if (matching.size() != 1) {
      throw new AssertionError(method + " " + path + " came " + matching.size() + " times");
    }
    return matching.getFirst();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] content = exchange.getRequestBody().readAllBytes();
      String host = String.valueOf(exchange.getRequestHeaders().getFirst("Host"));
      String path = exchange.getRequestURI().toString();
      if (host.equals("auth.localhost:" + port())) {
        send(exchange, token(path, new String(content, StandardCharsets.UTF_8)));
        return;
      }
      boolean signedIn =
          ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"));
      if (!host.equals("platform.localhost:" + port()) || !signedIn) {
        send(exchange, new Reply(401, "application/json", "{}".getBytes(StandardCharsets.UTF_8)));
        return;
      }
      seen.add(new Seen(exchange.getRequestMethod(), path, headers(exchange), content));
      Deque<Reply> known = replies.get(exchange.getRequestMethod() + " " + path);
      if (known == null) {
        send(
            exchange,
            new Reply(
                404,
                "application/problem+json",
                "{\"detail\":\"There is no such thing.\"}".getBytes(StandardCharsets.UTF_8)));
      } else {
        send(exchange, known.size() > 1 ? known.remove() : known.getFirst());
      }
    }
  }

  private Reply token(String path, String form) {
    Map<String, String> fields =
        Arrays.stream(form.split("&", -1))
            .map(field -> field.split("=", 2))
            .collect(
                Collectors.toMap(
                    field -> field[0],
                    field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
    boolean right =
        path.equals("/realms/platform/protocol/openid-connect/token")
            && "client_credentials".equals(fields.get("grant_type"))
            && verifies(fields.get("client_assertion"));
    return right
        ? new Reply(
            200,
            "application/json",
            ("{\"access_token\":\"" + TOKEN + "\"}").getBytes(StandardCharsets.UTF_8))
        : new Reply(
            401,
            "application/json",
            "{\"error\":\"invalid_client\"}".getBytes(StandardCharsets.UTF_8));
  }

  private boolean verifies(@Nullable String assertion) {
    if (assertion == null) {
      return false;
    }
    String[] parts = assertion.split("\\.", -1);
    JsonNode claims = JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
    try {
      KeyFactory factory = KeyFactory.getInstance("RSA");
      var own = (RSAPrivateCrtKey) factory.generatePrivate(new PKCS8EncodedKeySpec(key));
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initVerify(
          factory.generatePublic(new RSAPublicKeySpec(own.getModulus(), own.getPublicExponent())));
      signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
      return signature.verify(Base64.getUrlDecoder().decode(parts[2]))
          && claims.path("sub").asString().equals("onboarding-automation")
          && claims
              .path("aud")
              .asString()
              .equals("http://auth.localhost:" + port() + "/realms/platform");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> headers(HttpExchange exchange) {
    Map<String, String> headers = new HashMap<>();
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
    return headers;
  }

  private static void send(HttpExchange exchange, Reply reply) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", reply.type());
    exchange.sendResponseHeaders(
        reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
    if (reply.body().length > 0) {
      exchange.getResponseBody().write(reply.body());
    }
  }
}
