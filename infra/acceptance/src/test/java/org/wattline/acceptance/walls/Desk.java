package org.wattline.acceptance.walls;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.wattline.local.Http;
import org.wattline.local.LocalStack;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Somebody who uses an API as they may: finds how each operation wants to be asked, and looks at
 * all there is to see.
 */
final class Desk {
  private static final String DOCUMENT = "/api/v1/openapi.json";
  private static final int ATTEMPTS = 24;
  private static final int EACH_KIND = 3;
  private static final int BAD_REQUEST = 400;
  private static final int UNSUPPORTED = 415;

  private final LocalStack stack;
  private final Door door;
  private final Map<String, String> unmade = new TreeMap<>();

  Desk(LocalStack stack, Door door) {
    this.stack = stack;
    this.door = door;
  }

  /**
   * Somebody with a token.
   *
   * @param slug whose supplier's; canaries of others are foreign to them
   * @param host first label of the host that they belong on
   */
  record Visitor(String name, String slug, String host, String token) {}

  List<Operation> operations(String host) {
    return Operation.of(document(host));
  }

  private JsonNode document(String host) {
    return Http.json(Http.program().send(Http.request(stack.url(host) + DOCUMENT).build()));
  }

  /**
   * How each operation is asked so that its body is understood. The visitor's own things are named
   * in bodies, nothing that exists in paths: what can be made without one is made.
   */
  List<Request> requests(Visitor visitor) {
    JsonNode document = document(visitor.host());
    ExampleBodies examples = new ExampleBodies(document);
    List<Operation> operations = new ArrayList<>(Operation.of(document));
    /* what refers to other things comes after them */
    operations.sort(Comparator.comparingInt(operation -> operation.path().length()));
    List<Request> requests = new ArrayList<>();
    Seen own = look(visitor, operations);
    for (Operation operation : operations) {
      if (!operation.hasJsonBody()) {
        requests.add(Request.withoutSchema(operation));
        continue;
      }
      requests.add(understood(visitor, operation, examples, own));
      if (operation.method().equals("POST") && operation.kinds().isEmpty()) {
        own = look(visitor, operations);
      }
    }
    return requests;
  }

  /** Operations for which no body was found that the service understands, with its last words. */
  Map<String, String> unmade() {
    return unmade;
  }

  private Request understood(
      Visitor visitor, Operation operation, ExampleBodies examples, Seen own) {
    Request first = null;
    String said = "";
    for (boolean all : new boolean[] {true, false}) {
      ExampleBodies.Draft draft = examples.new Draft(operation.body(), all);
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        Request request = Request.plain(operation, draft.body());
        if (first == null) {
          first = request;
        }
        Door.Answer answer =
            send(visitor, request, kind -> ExampleBodies.UNKNOWN, kind -> own.like(kind, 0), false);
        if (answer.status() != BAD_REQUEST && answer.status() != UNSUPPORTED) {
          return request;
        }
        said = answer.body();
        List<String> pointers = pointers(said);
        if (pointers.isEmpty()) {
          break;
        }
        pointers.forEach(draft::refuse);
      }
    }
    unmade.put(operation.toString(), said);
    if (first == null) {
      throw new IllegalStateException("no attempt was made for " + operation);
    }
    return first;
  }

  private static List<String> pointers(String problem) {
    try {
      List<String> pointers = new ArrayList<>();
      for (JsonNode error : JsonMapper.shared().readTree(problem).path("errors")) {
        pointers.add(error.path("pointer").asString("").replaceFirst("^#", ""));
      }
      return pointers;
    } catch (JacksonException noJson) {
      return List.of();
    }
  }

  /** Reads everything that can be read, from lists to what hangs on their items. */
  Seen look(Visitor visitor, List<Operation> operations) {
    Seen seen = new Seen();
    List<Operation> reads =
        operations.stream()
            .filter(operation -> operation.method().equals("GET"))
            .sorted(Comparator.comparingInt(operation -> operation.kinds().size()))
            .toList();
    for (Operation operation : reads) {
      for (List<String> ids : paths(operation, seen)) {
        Request request = Request.withoutSchema(operation);
        Door.Answer answer =
            door.send(
                "GET",
                stack.url(visitor.host())
                    + operation.pathWith(ids)
                    + request.query(false, kind -> seen.like(kind, 0)),
                visitor.token(),
                "",
                null,
                Map.of());
        if (answer.succeeded()) {
          try {
            seen.add(operation.kind(), JsonMapper.shared().readTree(answer.body()));
          } catch (JacksonException aFile) {
            // a page, an archive or the like
          }
        }
      }
    }
    return seen;
  }

  private static List<List<String>> paths(Operation operation, Seen seen) {
    List<List<String>> paths = new ArrayList<>(List.of(List.of()));
    for (String kind : operation.kinds()) {
      List<List<String>> longer = new ArrayList<>();
      for (List<String> path : paths) {
        for (String id : seen.of(kind, EACH_KIND)) {
          List<String> one = new ArrayList<>(path);
          one.add(id);
          longer.add(one);
        }
      }
      paths = longer;
    }
    return paths;
  }

  /** Asks on the visitor's own host. */
  Door.Answer send(
      Visitor visitor,
      Request request,
      Function<String, String> inPath,
      Function<String, String> inBody,
      boolean inQuery) {
    return door.send(
        request.operation().method(),
        stack.url(visitor.host())
            + request.operation().pathWith(request.pathIds(inPath))
            + request.query(inQuery, inBody),
        visitor.token(),
        request.contentType(),
        request.bodyWith(inBody),
        request.headers(Map.of()));
  }
}
