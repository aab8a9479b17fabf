package org.wattline.local.identity;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.wattline.local.Http;
import org.wattline.local.LocalStackException;
import tools.jackson.databind.JsonNode;

/**
 * Signs a person in as a browser would, through Keycloak's own pages at the gateway, and takes the
 * tokens that the portal or the console would get: authorization code with PKCE.
 */
public final class SignIn {
  private static final Pattern FORM = Pattern.compile("<form[^>]*\\saction=\"([^\"]+)\"");
  private static final int MAX_REDIRECTS = 5;

  private final Keycloak keycloak;
  private final Http http = Http.program();
  private final Map<String, String> cookies = new LinkedHashMap<>();

  /** One visit, with cookies of its own. */
  public SignIn(Keycloak keycloak) {
    this.keycloak = keycloak;
  }

  /**
   * The token answer: {@code access_token}, {@code refresh_token}, {@code id_token}.
   *
   * @param client {@code portal} or {@code console}
   * @param redirectUri registered for the client
   */
  public JsonNode tokens(
      String realm,
      String client,
      SigningKey key,
      String redirectUri,
      String username,
      String password) {
    String verifier = UUID.randomUUID() + "-" + UUID.randomUUID();
    Map<String, String> query =
        Map.of(
            "client_id",
            client,
            "response_type",
            "code",
            "scope",
            "openid",
            "redirect_uri",
            redirectUri,
            "state",
            UUID.randomUUID().toString(),
            "nonce",
            UUID.randomUUID().toString(),
            "code_challenge",
            challenge(verifier),
            "code_challenge_method",
            "S256");
    HttpResponse<String> page =
        visit(Http.request(keycloak.authorizationAddress(realm) + "?" + Http.encoded(query)).GET());
    Matcher form = FORM.matcher(page.body());
    if (page.statusCode() != 200 || !form.find()) {
      throw new LocalStackException(
          "The sign-in page of realm " + realm + " did not come: status " + page.statusCode());
    }
    Map<String, String> credentials =
        Map.of("username", username, "password", password, "credentialId", "");
    HttpResponse<String> answer =
        visit(
            Http.request(form.group(1).replace("&amp;", "&"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(Http.encoded(credentials))));
    return keycloak.tokens(
        realm, client, key, code(answer, redirectUri, username), redirectUri, verifier);
  }

  private String code(HttpResponse<String> answer, String redirectUri, String username) {
    HttpResponse<String> current = answer;
    for (int step = 0; step < MAX_REDIRECTS; step++) {
      String location = current.headers().firstValue("Location").orElse("");
      if (location.startsWith(redirectUri)) {
        Matcher code = Pattern.compile("[?&]code=([^&]+)").matcher(location);
        if (code.find()) {
          return code.group(1);
        }
        throw new LocalStackException("Signing in " + username + " was refused: " + location);
      }
      if (location.isEmpty()) {
        throw new LocalStackException(
            "Keycloak did not sign " + username + " in: it answered " + current.statusCode());
      }
      current = visit(Http.request(location).GET());
    }
    throw new LocalStackException("Signing in " + username + " goes round in redirects.");
  }

  private HttpResponse<String> visit(HttpRequest.Builder request) {
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(c -> c.getKey() + "=" + c.getValue())
              .collect(Collectors.joining("; ")));
    }
    HttpResponse<String> answer = http.send(request.header("Accept", "text/html").build());
    for (String cookie : answer.headers().allValues("Set-Cookie")) {
      String pair = cookie.split(";", 2)[0];
      int equals = pair.indexOf('=');
      cookies.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
    return answer;
  }

  private static String challenge(String verifier) {
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(
              MessageDigest.getInstance("SHA-256")
                  .digest(verifier.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Where the client's answers go, for a tenant's host as Vaadin's sign-in registers it. */
  public static String redirectUri(String origin, String client) {
    return URI.create(origin).resolve("/login/oauth2/code/" + client).toString();
  }
}
