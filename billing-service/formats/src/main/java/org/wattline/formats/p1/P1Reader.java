package org.wattline.formats.p1;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wattline.formats.DocumentHeader;
import org.wattline.formats.Format;
import org.wattline.formats.FormatRefusedException;
import org.wattline.formats.MeterDataDelivery;
import org.wattline.formats.MeterDataReader;
import org.wattline.formats.MeterDataSink;
import org.wattline.formats.Place;
import org.wattline.formats.ReadOutcome;
import org.wattline.formats.ReadSettings;
import org.wattline.formats.RefusalReason;
import org.wattline.formats.RejectionReason;
import org.wattline.formats.Remark;
import org.wattline.formats.stream.CountingStream;
import org.wattline.formats.stream.Quoted;

/**
 * Reads telegrams, one or many in a file; a damaged one among whole ones is a rejection. Registers
 * of energy and volume, and peaks of demand, are records; voltages, currents and momentary power
 * are not.
 */
public final class P1Reader implements MeterDataReader {

  /** Damaged telegrams that are passed over beside whole ones: more, and the line is the fault. */
  private static final int MAX_DAMAGED = 10_000;

  @Override
  public ReadOutcome read(InputStream in, ReadSettings settings, MeterDataSink sink)
      throws IOException, FormatRefusedException {
    try {
      CountingStream counted = new CountingStream(in, settings.limits().documentBytes());
      MeterDataDelivery delivery =
          new MeterDataDelivery(Format.P1, Place.Unit.LINE, settings, sink);
      TelegramStream telegrams = new TelegramStream(counted);
      TelegramParser parser = new TelegramParser(delivery, settings);
      TelegramStream.Telegram telegram = telegrams.next();
      if (telegram == null) {
        throw new FormatRefusedException(
            RefusalReason.TRUNCATED, Place.DOCUMENT, "The file holds no telegram.");
      }
      int whole = 0;
      List<FormatRefusedException> damaged = new ArrayList<>();
      while (telegram != null) {
        FormatRefusedException damage = damage(telegram);
        if (damage == null) {
          one(telegram, parser, delivery);
          whole++;
        } else {
          damaged.add(damage);
          if (damaged.size() > MAX_DAMAGED) {
            throw damage;
          }
        }
        telegram = telegrams.next();
      }
      if (whole == 0) {
        throw damaged.getFirst();
      }
      for (FormatRefusedException damage : damaged) {
        delivery.reject(
            damage.place(), RejectionReason.MALFORMED, String.valueOf(damage.getMessage()));
      }
      return delivery.finish(counted.count());
    } catch (CountingStream.RefusedInStream e) {
      throw e.refusal();
    }
  }

  /** What is wrong with the checksum of a telegram; null where nothing is. */
  private static @Nullable FormatRefusedException damage(TelegramStream.Telegram telegram)
      throws FormatRefusedException {
    if (telegram.checksum().isEmpty()) {
      String version = version(TelegramLines.of(telegram));
      return version.isEmpty()
          ? null
          : new FormatRefusedException(
              RefusalReason.CHECKSUM_MISMATCH,
              Place.line(telegram.line()),
              "A telegram of version "
                  + Quoted.of(version)
                  + " carries a checksum; this one has none.");
    }
    return telegram.matches()
        ? null
        : new FormatRefusedException(
            RefusalReason.CHECKSUM_MISMATCH,
            Place.line(telegram.line()),
            "The checksum "
                + Quoted.of(telegram.checksum())
                + " is not that of the telegram: it was damaged.");
  }

  private static void one(
      TelegramStream.Telegram telegram, TelegramParser parser, MeterDataDelivery delivery)
      throws FormatRefusedException {
    TelegramLines lines = TelegramLines.of(telegram);
    if (telegram.checksum().isEmpty()) {
      delivery.remark(
          Place.line(telegram.line()),
          Remark.Kind.NO_CHECKSUM,
          "The telegram is of a version without checksum.");
    }
    delivery.document(
        new DocumentHeader(
            Format.P1,
            version(lines),
            lines.identification(),
            lines.identification(),
            "",
            lines.first("0-0:1.0.0")));
    parser.telegram(lines);
  }

  /** The version that the telegram states; empty for those before version 4, which state none. */
  private static String version(TelegramLines lines) throws FormatRefusedException {
    String dsmr = lines.first("1-3:0.2.8");
    String belgian = lines.first("0-0:96.1.4");
    boolean known =
        switch (dsmr) {
          case "", "20", "22", "30", "40", "42", "50" -> true;
          default -> false;
        };
    if (!known || !(belgian.isEmpty() || belgian.startsWith("50"))) {
      throw new FormatRefusedException(
          RefusalReason.UNKNOWN_VERSION,
          Place.line(lines.line()),
          "The telegram's version " + Quoted.of(dsmr + belgian) + " is not known.");
    }
    return dsmr.isEmpty() ? belgian : dsmr;
  }
}
