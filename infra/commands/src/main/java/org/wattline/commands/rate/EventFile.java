package org.wattline.commands.rate;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.wattline.rating.context.Event;

/**
 * Reads events: after a heading, if there is one, lines of when one begins, when it ends and, if
 * any, its set.
 */
final class EventFile {
  private static final long MAX_BYTES = 1L << 20;

  private EventFile() {}

  /**
   * @param zone the zone of times that carry no offset
   * @throws RateCommandException with the line that is wrong
   */
  static List<Event> read(Path file, ZoneId zone) {
    List<String> lines = InputFile.text(file, MAX_BYTES).lines().toList();
    List<Event> events = new ArrayList<>();
    for (int i = InputFile.afterHeading(lines); i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        events.add(event(file, i + 1, lines.get(i), zone));
      }
    }
    return events;
  }

  private static Event event(Path file, int number, String line, ZoneId zone) {
    String[] cells = line.strip().split("[,;\t]", -1);
    try {
      Instant from = instant(cells[0], zone);
      Instant to = instant(cells[1], zone);
      String set = cells.length == 3 ? cells[2].strip() : "event";
      if (cells.length <= 3 && from.isBefore(to) && !set.isEmpty()) {
        return new Event(set, from, to);
      }
    } catch (DateTimeException | ArrayIndexOutOfBoundsException wrong) {
      // told below, with the place
    }
    throw RateCommandException.file(
        file
            + ", line "
            + number
            + ": expected when an event begins, when it ends and, if any, its set, like"
            + " 2026-07-01T16:00:00-04:00,2026-07-01T17:00:00-04:00,p0, not '"
            + (line.length() > 80 ? line.substring(0, 80) + "…" : line)
            + "'.");
  }

  private static Instant instant(String cell, ZoneId zone) {
    String time = cell.strip().replace(' ', 'T');
    return time.matches(".*(Z|[+-][0-9]{2}:[0-9]{2})")
        ? OffsetDateTime.parse(time).toInstant()
        : LocalDateTime.parse(time).atZone(zone).toInstant();
  }
}
