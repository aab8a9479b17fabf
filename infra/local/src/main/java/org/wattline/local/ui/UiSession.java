package org.wattline.local.ui;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.wattline.local.Http;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A browser's session at a user interface, without the browser: cookies, redirects and sign-in. */
public final class UiSession {
  private static final Pattern FORM = Pattern.compile("<form[^>]*\\saction=\"([^\"]+)\"");
  private static final int MAX_REDIRECTS = 12;

  private final Http http = Http.program();
  private final Map<String, Map<String, String>> cookiesByHost = new LinkedHashMap<>();

  /** Opens a page that asks to sign in, and does. */
  public static UiSession signedIn(String address, String username, String password) {
    UiSession session = new UiSession();
    HttpResponse<String> page = session.follow(address);
    Matcher form = FORM.matcher(page.body());
    if (!form.find()) {
      throw new AssertionError(address + " does not ask to sign in: " + page.statusCode());
    }
    String action = form.group(1).replace("&amp;", "&");
    HttpResponse<String> answer =
        session.send(
            action,
            Http.request(action)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        Http.encoded(
                            Map.of(
                                "username", username, "password", password, "credentialId", "")))));
    HttpResponse<String> arrived = session.follow(answer, action);
    if (arrived.statusCode() != 200 || FORM.matcher(arrived.body()).find()) {
      throw new AssertionError(username + " could not sign in at " + address);
    }
    return session;
  }

  /** GETs an address as it is, with the cookies of its host, or of another. */
  public HttpResponse<String> get(String address, String cookiesOf) {
    return send(address, Http.request(address).GET(), cookiesOf);
  }

  /**
   * What the server builds for a page and sends to the browser: a view's whole content, before a
   * browser draws it.
   *
   * @param base of the host, with a slash at its end
   */
  public String build(String base, String path, String cookiesOf) {
    HttpResponse<String> begun = begin(base, path, cookiesOf);
    if (begun.statusCode() != 200) {
      return begun.body();
    }
    HttpResponse<String> built = navigate(base, path, begun.body(), cookiesOf);
    return begun.body() + "\n" + built.statusCode() + " " + built.body();
  }

  /** Begins a page, as a browser does that loads its frame: what is in it comes by navigating. */
  public HttpResponse<String> begin(String base, String path, String cookiesOf) {
    return get(base + "?v-r=init&" + Http.encoded(Map.of("location", path)) + "&query=", cookiesOf);
  }

  /**
   * Goes to a view within a page.
   *
   * @param begun how the page began
   */
  public HttpResponse<String> navigate(String base, String path, String begun, String cookiesOf) {
    JsonNode start = appConfig(begun);
    Map<String, Object> navigation =
        Map.of(
            "csrfToken",
            start.path("uidl").path("Vaadin-Security-Key").asString(""),
            "rpc",
            List.of(
                Map.of(
                    "type",
                    "event",
                    "node",
                    1,
                    "event",
                    "ui-navigate",
                    "data",
                    Map.of(
                        "route",
                        path,
                        "query",
                        "",
                        "appShellTitle",
                        "",
                        "historyState",
                        "",
                        "trigger",
                        ""))),
            "syncId",
            0,
            "clientId",
            0);
    return post(base, start, navigation, cookiesOf);
  }

  /**
   * Leaves a page, as a browser tells the server that closes a tab: what the server keeps of it
   * goes.
   *
   * @param begun how the page began
   */
  public void leave(String base, String begun, String cookiesOf) {
    JsonNode start = appConfig(begun);
    Map<String, Object> farewell =
        Map.of(
            "csrfToken",
            start.path("uidl").path("Vaadin-Security-Key").asString(""),
            "UNLOAD",
            true,
            "rpc",
            List.of(),
            "syncId",
            0,
            "clientId",
            1);
    post(base, start, farewell, cookiesOf);
  }

  private static JsonNode appConfig(String begun) {
    return JsonMapper.shared().readTree(begun).path("appConfig");
  }

  private HttpResponse<String> post(
      String base, JsonNode start, Map<String, Object> message, String cookiesOf) {
    String address = base + "?v-r=uidl&v-uiId=" + start.path("v-uiId").asInt(0);
    return send(
        address,
        Http.request(address)
            .header("Content-Type", "application/json; charset=UTF-8")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    JsonMapper.shared().writeValueAsString(message))),
        cookiesOf);
  }

  private HttpResponse<String> follow(String address) {
    return follow(send(address, Http.request(address).GET()), address);
  }

  private HttpResponse<String> follow(HttpResponse<String> first, String from) {
    HttpResponse<String> answer = first;
    String at = from;
    for (int step = 0; step < MAX_REDIRECTS; step++) {
      String location = answer.headers().firstValue("Location").orElse("");
      if (location.isEmpty()) {
        return answer;
      }
      at = URI.create(at).resolve(location).toString();
      answer = send(at, Http.request(at).GET());
    }
    throw new AssertionError(from + " goes round in redirects");
  }

  private HttpResponse<String> send(String address, HttpRequest.Builder request) {
    return send(address, request, host(address));
  }

  private HttpResponse<String> send(String address, HttpRequest.Builder request, String cookiesOf) {
    Map<String, String> cookies = cookiesByHost.getOrDefault(cookiesOf, Map.of());
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(Collectors.joining("; ")));
    }
    HttpResponse<String> answer = http.send(request.header("Accept", "text/html").build());
    if (cookiesOf.equals(host(address)) || cookiesOf.isEmpty()) {
      for (String cookie : answer.headers().allValues("Set-Cookie")) {
        String pair = cookie.split(";", 2)[0];
        int equals = pair.indexOf('=');
        cookiesByHost
            .computeIfAbsent(cookiesOf, h -> new LinkedHashMap<>())
            .put(pair.substring(0, equals), pair.substring(equals + 1));
      }
    }
    return answer;
  }

  static String host(String address) {
    return URI.create(address).getHost();
  }
}
