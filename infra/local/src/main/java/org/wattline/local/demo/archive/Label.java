package org.wattline.local.demo.archive;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.wattline.local.Ports;
import org.wattline.local.demo.history.History;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an archive holds and what it was made with.
 *
 * @param madeAt when the past ended
 * @param customers of each supplier
 * @param months that are billed
 * @param port of the gateway: sign-in realms hold the addresses that they lead back to
 * @param programs whose files it holds, and the machine's kind that they were written by
 * @param makers fingerprint of what makes the past
 * @param migrations that the schemas have been through: fingerprints by path
 */
record Label(
    Instant madeAt,
    int customers,
    int months,
    int port,
    String programs,
    String makers,
    SortedMap<String, String> migrations) {
  /** Of the archive's layout. */
  static final int FORMAT = 1;

  /**
   * Days after which a past is made anew. Who pays in time pays on the fourteenth day and has
   * twenty: with every day more than six, bills that had a day to go would show as overdue.
   */
  static final int MOST_DAYS = 6;

  private static final JsonMapper JSON = JsonMapper.shared();

  Label {
    migrations = Collections.unmodifiableSortedMap(new TreeMap<>(migrations));
  }

  /** What an archive would have to be that is made now, and must be to be restored. */
  static Label of(Checkout checkout, Ports ports, History.Size size, Instant now) {
    return new Label(
        now,
        size.customers(),
        size.months(),
        ports.base(),
        checkout.programs(),
        checkout.makers(),
        checkout.migrations());
  }

  /** The name of an archive with these options: there is one of each. */
  String name() {
    return customers + "-customers-" + months + "-months-port-" + port;
  }

  LocalDate madeOn() {
    return day(madeAt);
  }

  private static LocalDate day(Instant instant) {
    return instant.atZone(ZoneOffset.UTC).toLocalDate();
  }

  /**
   * Compares with what is wanted now.
   *
   * @throws UnfitArchiveException naming the first thing that does not fit
   */
  void requireFits(Label wanted) throws UnfitArchiveException {
    if (!name().equals(wanted.name())) {
      throw new UnfitArchiveException("it holds " + name() + ", not " + wanted.name());
    }
    if (!programs.equals(wanted.programs)) {
      throw new UnfitArchiveException(
          "it was made by " + programs + ", and these are " + wanted.programs);
    }
    if (!makers.equals(wanted.makers)) {
      throw new UnfitArchiveException("what makes the demo's past has changed since");
    }
    requireMigratable(wanted.migrations);
    long days = ChronoUnit.DAYS.between(madeOn(), wanted.madeOn());
    if (days < 0) {
      throw new UnfitArchiveException("it is of a later day than today");
    }
    if (days > MOST_DAYS) {
      throw new UnfitArchiveException(
          "it ends " + days + " days ago, and more than " + MOST_DAYS + " make a past look stale");
    }
  }

  /** This build must know all that the schemas went through, and add to the end alone. */
  private void requireMigratable(SortedMap<String, String> known) throws UnfitArchiveException {
    for (var each : migrations.entrySet()) {
      String fingerprint = known.get(each.getKey());
      if (fingerprint == null) {
        throw new UnfitArchiveException("this build does not know its " + file(each.getKey()));
      }
      if (!fingerprint.equals(each.getValue())) {
        throw new UnfitArchiveException(file(each.getKey()) + " has changed since");
      }
    }
    for (String migration : known.keySet()) {
      String stream = migration.substring(0, migration.lastIndexOf('/') + 1);
      SortedMap<String, String> own = migrations.subMap(stream, stream + Character.MAX_VALUE);
      if (!migrations.containsKey(migration)
          && !own.isEmpty()
          && own.lastKey().compareTo(migration) > 0) {
        throw new UnfitArchiveException(
            "it went past " + file(migration) + ", which was added since");
      }
    }
  }

  private static String file(String migration) {
    return migration.substring(migration.lastIndexOf('/') + 1);
  }

  String toJson() {
    var json = JSON.createObjectNode();
    json.put("format", FORMAT);
    json.put("madeAt", madeAt.toString());
    json.put("customers", customers);
    json.put("months", months);
    json.put("port", port);
    json.put("programs", programs);
    json.put("makers", makers);
    var files = json.putObject("migrations");
    migrations.forEach(files::put);
    return json.toPrettyString() + "\n";
  }

  /**
   * Reads what {@link #toJson} wrote.
   *
   * @throws UnfitArchiveException when it is of another format
   */
  static Label parse(String text) throws UnfitArchiveException {
    JsonNode json = JSON.readTree(text);
    int format = json.path("format").asInt(0);
    if (format != FORMAT) {
      throw new UnfitArchiveException(
          "it has format " + format + ", and this build reads format " + FORMAT);
    }
    SortedMap<String, String> migrations = new TreeMap<>();
    json.path("migrations").forEachEntry((file, sum) -> migrations.put(file, sum.asString()));
    return new Label(
        Instant.parse(json.path("madeAt").asString()),
        json.path("customers").asInt(),
        json.path("months").asInt(),
        json.path("port").asInt(),
        json.path("programs").asString(),
        json.path("makers").asString(),
        migrations);
  }
}
