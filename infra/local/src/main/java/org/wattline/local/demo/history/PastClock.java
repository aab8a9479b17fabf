package org.wattline.local.demo.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wattline.local.Http;
import org.wattline.local.LocalStackException;
import org.wattline.tenancy.time.BusinessClock;
import tools.jackson.databind.json.JsonMapper;

/**
 * The time in which a past is made: the service's business time and the payment stand-in's, moved
 * forward together, once all who make a past have done what belongs to the moment before. Where the
 * making got to is noted beside the data, so that a start that was broken off goes on from there.
 */
public final class PastClock {
  /** What a making that was broken off did after the moment that it had reached. */
  private static final Duration AFTER_A_BREAK = Duration.ofHours(1);

  private static final Duration LEAST_BEHIND = Duration.ofSeconds(2);
  private static final String NOTE = "past-clock";

  private final Path note;
  private final Clock trueTime;
  private final Timeline timeline;
  private final BusinessClock clock;
  private final Instant resumed;
  private Instant reached;
  private final String service;
  private final String token;

  private int makers;
  private int waiting;
  private long moment;
  private boolean broken;

  /**
   * How far a making got.
   *
   * @param moment the last one that it reached
   * @param time that it was then
   */
  private record Reached(Instant moment, Instant time) {}

  private PastClock(
      Path note,
      Clock trueTime,
      Timeline timeline,
      Optional<Reached> before,
      String service,
      String token) {
    this.note = note;
    this.trueTime = trueTime;
    this.timeline = timeline;
    Instant ready = Timeline.work(timeline.ready());
    this.resumed = before.map(Reached::moment).orElse(Instant.MIN);
    this.reached = before.map(Reached::moment).orElse(ready);
    Instant latest = trueTime.instant().minus(LEAST_BEHIND);
    Instant from = before.map(last -> last.time().plus(AFTER_A_BREAK)).orElse(ready);
    this.clock = BusinessClock.startingAt(from.isAfter(latest) ? latest : from, trueTime);
    this.service = service;
    this.token = token;
  }

  /**
   * A clock that starts where the making of a past begins or goes on.
   *
   * @param state the folder of notes
   * @param service where the service is
   * @param token that services show each other
   */
  public static PastClock of(Path state, int months, Clock trueTime, String service, String token) {
    Path note = state.resolve(NOTE);
    try {
      if (Files.exists(note)) {
        List<String> lines = Files.readAllLines(note);
        Timeline timeline = new Timeline(LocalDate.parse(lines.get(0)), months);
        Reached before = new Reached(Instant.parse(lines.get(1)), Instant.parse(lines.get(2)));
        return new PastClock(note, trueTime, timeline, Optional.of(before), service, token);
      }
      Timeline timeline = Timeline.endingAt(trueTime.instant(), months);
      return new PastClock(note, trueTime, timeline, Optional.empty(), service, token);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The day on which the making began, the moment that it reached, and what time it was then. */
  private void write() {
    try {
      Files.createDirectories(note.getParent());
      Files.writeString(note, timeline.today() + "\n" + reached + "\n" + clock.instant() + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The days that are lived through. */
  Timeline timeline() {
    return timeline;
  }

  /** Where business time starts for a service that starts now; null once the past is made. */
  public @Nullable Instant startsAt() {
    return clock.isBehind() ? clock.instant() : null;
  }

  /** The business time of others than the service. */
  public Clock clock() {
    return clock;
  }

  /** Notes that a making begins, or goes on. */
  public void begin() {
    write();
  }

  /** How many make a past at the same time; each reaches the same moments. */
  public synchronized void makers(int count) {
    makers = count;
  }

  /**
   * Moves time on to a moment, after all others have reached it too.
   *
   * @return false where what belongs to that moment was done before the making was broken off
   */
  boolean reach(Instant at) {
    if (at.isBefore(resumed)) {
      return false;
    }
    synchronized (this) {
      if (++waiting == makers) {
        waiting = 0;
        moment++;
        try {
          move(at);
        } catch (RuntimeException e) {
          broken = true;
          throw e;
        } finally {
          notifyAll();
        }
      } else {
        awaitOthers(moment);
      }
    }
    return true;
  }

  private void awaitOthers(long reached) {
    while (moment == reached && !broken) {
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new LocalStackException("The start was interrupted.", e);
      }
    }
    if (broken) {
      throw new LocalStackException("The making of another supplier's past failed.");
    }
  }

  /** A maker failed: nobody waits for it. */
  public synchronized void fail() {
    broken = true;
    notifyAll();
  }

  private void move(Instant at) {
    Instant latest = trueTime.instant().minus(LEAST_BEHIND);
    Instant to = at.isAfter(latest) ? latest : at;
    if (to.isAfter(clock.instant())) {
      ask("PUT", JsonMapper.shared().writeValueAsString(Map.of("now", to.toString())));
      clock.moveTo(to);
    }
    reached = at;
    write();
  }

  /** Ends the making: all time is the machine's. */
  public void catchUp() {
    ask("DELETE", "");
    clock.catchUp();
    try {
      Files.deleteIfExists(note);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void ask(String method, String body) {
    Http.json(
        Http.program()
            .send(
                Http.request(service + "/internal/business-time")
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString(body))
                    .build()));
  }
}
