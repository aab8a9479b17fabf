package org.wattline.acceptance.walls;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.wattline.acceptance.walls.Desk.Visitor;
import org.wattline.local.LocalStack;

/**
 * Goes to every operation of an API as somebody who has no business there, with what is a
 * neighbour's in every place where an id can be, and writes down every hole.
 */
final class ApiCrawl {
  private static final int IDS_EACH = 2;
  private static final int SERVICE_UNAVAILABLE = 503;

  private final LocalStack stack;
  private final Canaries canaries;
  private final Door door;
  private final Collection<String> holes = new ConcurrentSkipListSet<>();

  ApiCrawl(LocalStack stack, Canaries canaries, Door door) {
    this.stack = stack;
    this.canaries = canaries;
    this.door = door;
  }

  /** Without a token, and with what is none. Operations that ask for none show nothing either. */
  void withoutAToken(Visitor nobody, List<Request> requests, List<@Nullable String> tokens) {
    requests.parallelStream()
        .forEach(
            request -> {
              for (String token : tokens) {
                Door.Answer answer =
                    send(nobody.host(), request, token, UNKNOWN, UNKNOWN, false, Map.of());
                boolean right =
                    request.operation().open() ? !answer.succeeded() : answer.status() == 401;
                require(answer, nobody.slug(), EMPTY, right, "served without a good token");
              }
            });
  }

  /** With a good token of one host's realm on another host, and that host's own ids. */
  void onAForeignHost(Visitor visitor, String host, List<Request> requests, Seen theirs) {
    requests.parallelStream()
        .forEach(
            request -> {
              Function<String, String> foreign = kind -> theirs.like(kind, 0);
              Door.Answer answer =
                  send(host, request, visitor.token(), foreign, foreign, true, Map.of());
              require(
                  answer,
                  visitor.slug(),
                  theirs,
                  answer.refused(),
                  visitor.name() + " was served on a foreign host");
            });
  }

  /**
   * With ids of somebody else in path, query and body, each alone and together, beside the
   * visitor's own.
   */
  void withForeignIds(Visitor visitor, List<Request> requests, Seen own, Seen theirs) {
    if (theirs.ids().isEmpty()) {
      throw new AssertionError("There is no foreign id to try: the crawl would prove nothing");
    }
    requests.parallelStream()
        .forEach(
            request -> {
              for (int i = 0; i < IDS_EACH; i++) {
                int which = i;
                Function<String, String> foreign = kind -> theirs.like(kind, which);
                Function<String, String> mine = kind -> own.like(kind, which);
                tryIds(visitor, request, theirs, foreign, foreign, request.names());
                if (!request.operation().kinds().isEmpty() && request.refers()) {
                  tryIds(visitor, request, theirs, foreign, mine, true);
                  tryIds(visitor, request, theirs, mine, foreign, true);
                }
                if (request.operation().kinds().size() > 1) {
                  tryIds(visitor, request, theirs, new OnlyAt(0, foreign, mine), mine, true);
                  tryIds(visitor, request, theirs, new OnlyAt(1, foreign, mine), mine, true);
                }
              }
            });
  }

  private void tryIds(
      Visitor visitor,
      Request request,
      Seen theirs,
      Function<String, String> inPath,
      Function<String, String> inBody,
      boolean named) {
    Door.Answer answer =
        send(visitor.host(), request, visitor.token(), inPath, inBody, true, Map.of());
    require(
        answer,
        visitor.slug(),
        theirs,
        !named || !answer.succeeded(),
        visitor.name() + " was served with what is not theirs: " + answer.asked());
  }

  /** With headers that name another supplier: reads answer as without, and nothing is changed. */
  void withLyingHeaders(
      Visitor visitor, List<Request> requests, Seen own, Seen theirs, Map<String, String> lies) {
    requests.parallelStream()
        .forEach(
            request -> {
              boolean reads = request.operation().reads();
              Function<String, String> mine = kind -> own.like(kind, 0);
              Function<String, String> foreign = kind -> theirs.like(kind, 0);
              for (Map.Entry<String, String> lie : lies.entrySet()) {
                Door.Answer answer =
                    send(
                        visitor.host(),
                        request,
                        visitor.token(),
                        reads ? mine : foreign,
                        foreign,
                        false,
                        Map.of(lie.getKey(), lie.getValue()));
                require(
                    answer,
                    visitor.slug(),
                    theirs,
                    reads || !request.names() || !answer.succeeded(),
                    visitor.name() + " was believed");
              }
            });
  }

  /**
   * As somebody whose role has no business with these operations, with ids that do exist. A list
   * may be answered where it is empty for them.
   */
  void asALowerRole(Visitor visitor, List<Request> refused, Seen there) {
    refused.parallelStream()
        .forEach(
            request -> {
              Function<String, String> real = kind -> there.like(kind, 0);
              Door.Answer answer =
                  send(visitor.host(), request, visitor.token(), real, real, false, Map.of());
              boolean list = request.operation().reads() && request.operation().kinds().isEmpty();
              require(
                  answer,
                  visitor.slug(),
                  there,
                  list || !answer.succeeded(),
                  visitor.name() + " has no role for this and was served");
            });
  }

  Collection<String> holes() {
    return new TreeSet<>(holes);
  }

  private Door.Answer send(
      String host,
      Request request,
      @Nullable String token,
      Function<String, String> inPath,
      Function<String, String> inBody,
      boolean everywhere,
      Map<String, String> headers) {
    return door.send(
        request.operation().method(),
        stack.url(host)
            + request.operation().pathWith(request.pathIds(inPath))
            + request.query(everywhere, inBody),
        token,
        request.contentType(),
        request.bodyWith(inBody),
        request.headers(headers));
  }

  private void require(Door.Answer answer, String slug, Seen foreign, boolean right, String what) {
    String told = answer.request() + " -> " + answer.status() + ": ";
    if (!right) {
      holes.add(told + what);
    }
    if (answer.faulted() && answer.status() != SERVICE_UNAVAILABLE) {
      holes.add(told + "the service failed");
    }
    List<String> words = canaries.foreignTo(slug, answer.everything());
    if (!words.isEmpty()) {
      holes.add(told + "shows " + words);
    }
    List<String> shown = foreign.shownBy(answer.everything(), answer.asked());
    if (!shown.isEmpty()) {
      holes.add(told + "shows what is not theirs: " + shown);
    }
  }

  private static final Seen EMPTY = new Seen();
  private static final Function<String, String> UNKNOWN = kind -> ExampleBodies.UNKNOWN;

  /** Gives the foreign id at one place of a path and own ids at the others. */
  private static final class OnlyAt implements Function<String, String> {
    private final int place;
    private final Function<String, String> foreign;
    private final Function<String, String> mine;
    private int next;

    OnlyAt(int place, Function<String, String> foreign, Function<String, String> mine) {
      this.place = place;
      this.foreign = foreign;
      this.mine = mine;
    }

    @Override
    public String apply(String kind) {
      return next++ == place ? foreign.apply(kind) : mine.apply(kind);
    }
  }
}
