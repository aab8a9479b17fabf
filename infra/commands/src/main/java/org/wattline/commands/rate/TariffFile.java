package org.wattline.commands.rate;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wattline.rating.Tariff;
import org.wattline.rating.json.InvalidJsonException;
import org.wattline.rating.urdb.UrdbImport;
import org.wattline.rating.urdb.UrdbNote;
import org.wattline.rating.urdb.UrdbOptions;

/** Reads a tariff: in the project's own format, or a rate of the Utility Rate Database. */
final class TariffFile {
  private static final Pattern OWN = Pattern.compile("\"format\"\\s*:\\s*\"wattline-tariff/");
  private static final Pattern RATE =
      Pattern.compile(
          "(?i)\"(items|energyratestru\\w*|flatdemandstru\\w*|demandratestru\\w*|fixedchargefirstmeter)\"\\s*:");

  private TariffFile() {}

  /**
   * @param zone the zone of a rate, which names none; nothing where only the own format is meant
   * @param told takes a sentence for each choice that an import made
   * @throws RateCommandException when it is neither, with each error and its place
   */
  static Tariff read(Path file, @Nullable ZoneId zone, Consumer<String> told) {
    String text = InputFile.text(file, UrdbImport.MAX_CHARACTERS);
    if (!OWN.matcher(text).find() && RATE.matcher(text).find()) {
      return imported(file, text, zone, told);
    }
    try {
      return Tariff.read(text);
    } catch (InvalidJsonException invalid) {
      throw RateCommandException.file(file + " is no tariff:\n" + invalid.getMessage());
    }
  }

  private static Tariff imported(
      Path file, String text, @Nullable ZoneId zone, Consumer<String> told) {
    if (zone == null) {
      throw RateCommandException.usage(
          file + " is a rate of the Utility Rate Database, which names no zone: give --zone ZONE.");
    }
    return switch (UrdbImport.read(text, UrdbOptions.strict(zone))) {
      case UrdbImport.Imported made -> {
        made.notes(UrdbNote.Fate.CONDITION).forEach(note -> told.accept(file + note(note)));
        yield Tariff.of(made.tariff());
      }
      case UrdbImport.Refused refused -> {
        List<String> reasons = refused.reasons().stream().map(TariffFile::note).toList();
        throw RateCommandException.file(
            file + " cannot be imported:\n" + String.join("\n", reasons));
      }
    };
  }

  private static String note(UrdbNote note) {
    return " " + note.pointer() + " " + note.sentence();
  }
}
