package org.wattline.acceptance.walls;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.wattline.acceptance.walls.UiRoutes.UiRoute;
import org.wattline.local.LocalStack;
import org.wattline.local.ui.UiSession;

/**
 * Goes to every page of a user interface without a session, with a session of another host, and
 * with a neighbour's ids in the address. Read are the page's frame and what the server then builds
 * for it.
 */
final class UiCrawl {
  private static final int IDS_EACH = 3;
  private static final int SERVER_ERROR = 500;

  private final LocalStack stack;
  private final Canaries canaries;
  private final Set<String> holes = new TreeSet<>();
  private int requests;

  UiCrawl(LocalStack stack, Canaries canaries) {
    this.stack = stack;
    this.canaries = canaries;
  }

  /** Nobody is shown anything but what is there for everybody. */
  void withoutASession(String host, List<UiRoute> routes, Seen there) {
    visit(new UiSession(), host, host, routes, "", there);
  }

  /** The cookies of one host are worth nothing on another. */
  void onAForeignHost(
      UiSession session, String own, String host, List<UiRoute> routes, Seen there) {
    visit(session, own, host, routes, "", there);
  }

  private void visit(
      UiSession session, String own, String host, List<UiRoute> routes, String slug, Seen there) {
    String base = stack.url(host) + "/";
    /* the supplier's name and the like, which stand on its doors */
    String everybodys = new UiSession().get(base + "sign-in-failed", host + ".localhost").body();
    for (UiRoute route : routes) {
      for (String path : paths(route, there)) {
        HttpResponse<String> frame = session.get(base + path, own + ".localhost");
        requests++;
        if (!route.open() && frame.statusCode() == 200) {
          holes.add("GET " + base + path + ": was served without a sign-in");
        }
        look(base + path, frame.headers().map() + "\n" + frame.body(), slug, there, everybodys);
        look(base + path, built(session, base, path, own), slug, there, everybodys);
      }
    }
  }

  /** A neighbour's ids in the address show nothing of the neighbour's. */
  void withForeignIds(
      UiSession session, String host, String slug, List<UiRoute> routes, Seen theirs) {
    String base = stack.url(host) + "/";
    for (UiRoute route : routes) {
      for (String path : paths(route, theirs)) {
        HttpResponse<String> frame = session.get(base + path, host + ".localhost");
        requests++;
        if (frame.statusCode() >= SERVER_ERROR) {
          holes.add("GET " + base + path + ": failed with " + frame.statusCode());
        }
        look(base + path, frame.headers().map() + "\n" + frame.body(), slug, theirs, "");
        look(base + path, built(session, base, path, host), slug, theirs, "");
      }
    }
  }

  /** Somebody without the role for these pages is shown nothing that is there. */
  void beyondTheirRole(
      UiSession session, String host, String slug, List<UiRoute> routes, Seen there) {
    String base = stack.url(host) + "/";
    String everybodys = built(session, base, "no-such-page", host);
    for (UiRoute route : routes) {
      for (String path : paths(route, there)) {
        look(base + path, built(session, base, path, host), slug, there, everybodys);
      }
    }
  }

  /** How many pages show their visitor's own words: without any, the crawl would see nothing. */
  int pagesThatShow(UiSession session, String host, List<UiRoute> routes, Seen own) {
    String base = stack.url(host) + "/";
    int showing = 0;
    for (UiRoute route : routes) {
      for (String path : paths(route, own)) {
        if (!own.shownBy(built(session, base, path, host), path).isEmpty()) {
          showing++;
        }
      }
    }
    return showing;
  }

  int requests() {
    return requests;
  }

  Set<String> holes() {
    return holes;
  }

  private String built(UiSession session, String base, String path, String cookiesOf) {
    requests += 2;
    return session.build(base, path, cookiesOf + ".localhost");
  }

  private static List<String> paths(UiRoute route, Seen seen) {
    Set<String> paths = new LinkedHashSet<>();
    for (int which = 0; which < IDS_EACH; which++) {
      List<String> parts = new ArrayList<>();
      for (String part : route.path().split("/", -1)) {
        boolean id = part.startsWith(":") && part.contains("Id");
        if (id) {
          parts.add(seen.like(Seen.kind(part.substring(1).replaceAll("[?*(].*", "")), which));
        } else if (!part.startsWith(":")) {
          parts.add(part);
        }
      }
      paths.add(String.join("/", parts));
    }
    return List.copyOf(paths);
  }

  private void look(String address, String answer, String slug, Seen theirs, String everybodys) {
    List<String> words = canaries.foreignTo(slug, answer);
    if (!words.isEmpty()) {
      holes.add("GET " + address + ": shows " + words);
    }
    List<String> shown =
        theirs.shownBy(answer, address).stream().filter(w -> !everybodys.contains(w)).toList();
    if (!shown.isEmpty()) {
      holes.add("GET " + address + ": shows what is not theirs: " + shown);
    }
  }
}
