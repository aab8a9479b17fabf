package org.wattline.acceptance.smoke;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wattline.local.Http;
import org.wattline.local.LocalStack;
import tools.jackson.databind.JsonNode;

/** The mails of a stack, read where people read them. */
public final class Mails {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final long POLL_MILLIS = 250;
  private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]+");

  private final LocalStack stack;

  Mails(LocalStack stack) {
    this.stack = stack;
  }

  /** The first link in the newest mail to somebody, once there is one. */
  public String linkFor(String address) {
    String mails = stack.url("mail") + "/api/mails?" + Http.encoded(Map.of("to", address));
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      JsonNode list = Http.json(Http.program().send(Http.request(mails).build()));
      if (!list.isEmpty()) {
        JsonNode newest = list.get(list.size() - 1);
        Matcher link =
            LINK.matcher(newest.path("text").asString("") + " " + newest.path("html").asString(""));
        if (link.find()) {
          return link.group().replace("&amp;", "&");
        }
        throw new AssertionError("The mail to " + address + " has no link in it");
      }
      pause();
    }
    throw new AssertionError("No mail came to " + address);
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
