package org.wattline.acceptance.walls;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wattline.local.Http;
import org.wattline.local.LocalStack;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Goes to every operation of an API as somebody who has no business there, with a neighbour's ids
 * in every place where an id can be, and writes down every hole.
 */
final class ApiCrawl {
  private static final Pattern UUID_TEXT =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final int IDS_PER_OPERATION = 6;
  private static final String API = "/api/v1/openapi.json";

  private final LocalStack stack;
  private final Canaries canaries;
  private final Door door = new Door();
  private final List<String> holes = new ArrayList<>();

  ApiCrawl(LocalStack stack, Canaries canaries) {
    this.stack = stack;
    this.canaries = canaries;
  }

  /**
   * Somebody with tokens.
   *
   * @param slug whose supplier's; canaries of others are foreign to them
   * @param host first label of the host that they belong on
   */
  record Visitor(String name, String slug, String host, String token) {}

  List<Operation> operations(String host) {
    JsonNode document = Http.json(Http.program().send(Http.request(stack.url(host) + API).build()));
    return Operation.of(document);
  }

  /** Every id that a visitor is shown anywhere in the lists that they may read. */
  Set<String> idsSeenBy(Visitor owner, List<Operation> operations) {
    Set<String> ids = new LinkedHashSet<>();
    for (Operation operation : operations) {
      if (operation.method().equals("GET") && operation.pathParameters().isEmpty()) {
        Door.Answer answer =
            door.send("GET", address(owner.host, operation.path()), owner.token, null, Map.of());
        Matcher found = UUID_TEXT.matcher(answer.body());
        while (found.find()) {
          ids.add(found.group());
        }
      }
    }
    return ids;
  }

  /** Without a token, and with tokens that are none. */
  void withoutAToken(String host, String slug, List<Operation> operations, String expired) {
    for (Operation operation : operations) {
      for (String token :
          new @Nullable String[] {null, "not.a.token", expired, tampered(expired)}) {
        Door.Answer answer = send(host, operation, ExampleBodies.ID, token, Map.of());
        require(answer, slug, answer.status() == 401, "wanted 401");
      }
    }
  }

  /** A token of one host's realm on another host. */
  void onAForeignHost(Visitor visitor, String host, List<Operation> operations) {
    for (Operation operation : operations) {
      Door.Answer answer = send(host, operation, ExampleBodies.ID, visitor.token, Map.of());
      require(
          answer,
          visitor.slug,
          answer.status() == 401 || answer.status() == 403,
          "wanted 401 or 403");
    }
  }

  /** A neighbour's ids in path, query, body and header, on the visitor's own host. */
  void withForeignIds(
      Visitor visitor, List<Operation> operations, Set<String> foreignIds, Set<String> headers) {
    List<String> ids = spread(foreignIds);
    for (Operation operation : operations) {
      for (String id : ids) {
        Door.Answer answer = send(visitor.host, operation, id, visitor.token, Map.of());
        boolean named = !operation.pathParameters().isEmpty();
        require(answer, visitor.slug, !named || !answer.succeeded(), "a foreign id was served");
      }
      for (String header : headers) {
        int colon = header.indexOf(':');
        Door.Answer answer =
            send(
                visitor.host,
                operation,
                ids.getFirst(),
                visitor.token,
                Map.of(header.substring(0, colon), header.substring(colon + 1)));
        boolean named = !operation.pathParameters().isEmpty();
        require(answer, visitor.slug, !named || !answer.succeeded(), "a header was believed");
      }
    }
  }

  /** Somebody whose role has no business with any of the operations that change things. */
  void asALowerRole(Visitor visitor, List<Operation> operations, Set<String> refusedPaths) {
    for (Operation operation : operations) {
      if (refusedPaths.stream().anyMatch(operation.path()::startsWith)) {
        Door.Answer answer =
            send(visitor.host, operation, ExampleBodies.ID, visitor.token, Map.of());
        require(answer, visitor.slug, !answer.succeeded(), "a lower role was served");
      }
    }
  }

  int requests() {
    return door.requests();
  }

  List<String> holes() {
    return List.copyOf(holes);
  }

  private Door.Answer send(
      String host,
      Operation operation,
      String id,
      @Nullable String token,
      Map<String, String> headers) {
    StringBuilder query = new StringBuilder();
    for (String name : operation.queryParameters().keySet()) {
      if (!name.equals("limit") && !name.equals("cursor")) {
        query.append(query.isEmpty() ? '?' : '&').append(name).append('=').append(id);
      }
    }
    @Nullable String body =
        operation.body().isMissingNode()
            ? null
            : JsonMapper.shared()
                .writeValueAsString(operation.body())
                .replace(ExampleBodies.ID, id);
    return door.send(
        operation.method(), address(host, operation.pathWith(id)) + query, token, body, headers);
  }

  private void require(Door.Answer answer, String slug, boolean right, String what) {
    if (!right) {
      holes.add(answer.request() + " -> " + answer.status() + ": " + what);
    }
    if (answer.faulted() && answer.status() != 503) {
      holes.add(answer.request() + " -> " + answer.status() + ": the service failed");
    }
    List<String> foreign = canaries.foreignTo(slug, answer.everything());
    if (!foreign.isEmpty()) {
      holes.add(answer.request() + " -> " + answer.status() + ": shows " + foreign);
    }
  }

  private String address(String host, String path) {
    return stack.url(host) + path;
  }

  /** A few ids, from all over the list: of every kind of thing. */
  private static List<String> spread(Set<String> ids) {
    List<String> all = List.copyOf(ids);
    if (all.isEmpty()) {
      throw new AssertionError("There is no foreign id to try: the crawl would prove nothing");
    }
    int step = Math.max(1, all.size() / IDS_PER_OPERATION);
    List<String> some = new ArrayList<>();
    for (int i = 0; i < all.size() && some.size() < IDS_PER_OPERATION; i += step) {
      some.add(all.get(i));
    }
    return some;
  }

  private static String tampered(String token) {
    int middle = token.indexOf('.') + 5;
    char other = token.charAt(middle) == 'A' ? 'B' : 'A';
    return token.substring(0, middle) + other + token.substring(middle + 1);
  }
}
