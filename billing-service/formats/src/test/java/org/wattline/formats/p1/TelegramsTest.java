package org.wattline.formats.p1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wattline.formats.CollectedData;
import org.wattline.formats.Commodity;
import org.wattline.formats.Direction;
import org.wattline.formats.Fixtures;
import org.wattline.formats.FormatRefusedException;
import org.wattline.formats.ReadSettings;
import org.wattline.formats.RefusalReason;
import org.wattline.formats.RegisterRead;
import org.wattline.formats.RejectionReason;
import org.wattline.formats.Remark;
import org.wattline.formats.SeriesKind;

/** Telegrams of real meters, and what damage does to them. */
final class TelegramsTest {

  private static final String FOLDER = "market-messages/p1-telegrams/";
  private static final Instant RECEIVED = Instant.parse("2016-11-07T18:30:00Z");

  private static byte[] bytes(String name) throws Exception {
    try (InputStream in = Fixtures.open(FOLDER + name)) {
      return in.readAllBytes();
    }
  }

  private static CollectedData read(byte[] bytes, ReadSettings settings) throws Exception {
    return CollectedData.of(new P1Reader(), new ByteArrayInputStream(bytes), settings);
  }

  private static CollectedData read(String name) throws Exception {
    return read(bytes(name), ReadSettings.defaults().withReceived(RECEIVED));
  }

  private static BigDecimal value(CollectedData data, String channel) {
    for (RegisterRead read : data.reads) {
      if (data.series.get(read.series()).channel().equals(channel)) {
        return java.util.Objects.requireNonNull(read.value());
      }
    }
    throw new AssertionError("no reading of " + channel);
  }

  @ParameterizedTest
  @CsvSource({
    "telegram_v2_2.txt, 5, 1-0:1.8.1, 1.001",
    "telegram_esy5q3db1024_v304.txt, 2, 1-0:1.8.0, 52185.7825309",
    "telegram_v4_2.txt, 5, 1-0:1.8.2, 1435.706",
    "telegram_fluvius_v171_alt.txt, 11, 1-0:1.8.1, 301.548",
    "telegram_sagemcom_t210_d_r.txt, 12, 1-0:1.8.0, 6545766",
    "telegram_v5_eon_hu.txt, 17, 1-0:15.8.0, 800.817"
  })
  void aTelegramHasItsRegisters(String name, int reads, String channel, BigDecimal value)
      throws Exception {
    CollectedData data = read(name);

    assertThat(data.rejections).isEmpty();
    assertThat(data.reads).hasSize(reads);
    assertThat(value(data, channel)).isEqualByComparingTo(value);
  }

  @Test
  void theBelgianMeterHasGasWaterAndThePeaksOfItsMonths() throws Exception {
    CollectedData data = read("telegram_fluvius_v171_alt.txt");

    assertThat(value(data, "0-1:24.2.3")).isEqualByComparingTo("92.287");
    assertThat(value(data, "0-2:24.2.1")).isEqualByComparingTo("8.579");
    assertThat(data.series)
        .anyMatch(s -> s.commodity() == Commodity.GAS && s.meterSerial().equals("7FLO2123088027"));
    assertThat(data.series).anyMatch(s -> s.commodity() == Commodity.WATER);
    assertThat(
            data.reads.stream()
                .filter(r -> data.series.get(r.series()).kind() == SeriesKind.MAXIMUM_DEMAND))
        .hasSize(5);
    assertThat(data.series.get(0).meterSerial()).isEqualTo("1SAG3100721326");
    assertThat(data.series.get(0).direction()).isEqualTo(Direction.IMPORT);
    assertThat(data.reads.get(0).atEpochSecond())
        .isEqualTo(Instant.parse("2023-11-02T11:15:48Z").getEpochSecond());
  }

  @Test
  void summerAndWinterTimeAreWhatTheTelegramSays() throws Exception {
    CollectedData summer = read("telegram_sagemcom_t210_d_r.txt");
    assertThat(summer.reads.get(0).atEpochSecond())
        .isEqualTo(Instant.parse("2022-10-06T13:50:14Z").getEpochSecond());

    CollectedData winter = read("telegram_v4_2.txt");
    assertThat(winter.reads.get(0).atEpochSecond())
        .isEqualTo(Instant.parse("2016-11-13T19:57:57Z").getEpochSecond());
  }

  @Test
  void bothHoursOfAutumnAreToldApartByTheirLetter() throws Exception {
    for (String[] time :
        new String[][] {
          {"241027023000S", "2024-10-27T00:30:00Z"}, {"241027023000W", "2024-10-27T01:30:00Z"}
        }) {
      String text =
          "/ISk5\\2MT382-1004\r\n\r\n0-0:1.0.0(" + time[0] + ")\r\n1-0:1.8.1(00001.001*kWh)\r\n!";
      byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
      String sum =
          String.format(java.util.Locale.ROOT, "%04X\r\n", Crc16.of(bytes, 0, bytes.length));

      CollectedData data =
          read((text + sum).getBytes(StandardCharsets.ISO_8859_1), ReadSettings.defaults());

      assertThat(Instant.ofEpochSecond(data.reads.get(0).atEpochSecond()))
          .isEqualTo(Instant.parse(time[1]));
    }
  }

  @Test
  void everyDamagedByteIsFoundByTheChecksum() throws Exception {
    byte[] whole = bytes("telegram_v4_2.txt");
    int end = new String(whole, StandardCharsets.ISO_8859_1).indexOf('!');
    for (int i = 1; i < end; i++) {
      if (whole[i] == '\r' || whole[i] == '\n') {
        continue;
      }
      byte[] damaged = whole.clone();
      damaged[i] ^= 0x01;
      assertThatThrownBy(() -> read(damaged, ReadSettings.defaults()))
          .as("byte %d", i)
          .isInstanceOf(FormatRefusedException.class);
    }
  }

  @Test
  void lineEndsThatWereChangedOnTheWayDoNoHarm() throws Exception {
    byte[] unix =
        new String(bytes("telegram_v4_2.txt"), StandardCharsets.ISO_8859_1)
            .replace("\r\n", "\n")
            .getBytes(StandardCharsets.ISO_8859_1);

    assertThat(read(unix, ReadSettings.defaults()).reads).hasSize(5);
  }

  @Test
  void aVersionWithChecksumThatHasNoneIsRefused() throws Exception {
    byte[] cut =
        new String(bytes("telegram_v4_2.txt"), StandardCharsets.ISO_8859_1)
            .replace("!6796", "!")
            .getBytes(StandardCharsets.ISO_8859_1);

    assertThatThrownBy(() -> read(cut, ReadSettings.defaults()))
        .isInstanceOfSatisfying(
            FormatRefusedException.class,
            e -> assertThat(e.reason()).isEqualTo(RefusalReason.CHECKSUM_MISMATCH));
  }

  @Test
  void aTimeThatIsNoneIsQuotedInTheRejection() throws Exception {
    String text =
        "/ISk5\\2MT382-1004\r\n\r\n0-0:1.0.0(239929023000S)\r\n1-0:1.8.1(00001.001*kWh)\r\n!";
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    String sum = String.format(java.util.Locale.ROOT, "%04X\r\n", Crc16.of(bytes, 0, bytes.length));

    CollectedData data =
        read((text + sum).getBytes(StandardCharsets.ISO_8859_1), ReadSettings.defaults());

    assertThat(data.rejections.get(0).reason()).isEqualTo(RejectionReason.BAD_TIME);
    assertThat(data.rejections.get(0).sentence()).contains("239929023000S");
  }

  @Test
  void aTelegramWithoutTimeNeedsToBeToldWhenItCame() throws Exception {
    CollectedData untold = read(bytes("telegram_v2_2.txt"), ReadSettings.defaults());
    assertThat(untold.rejections).hasSize(4).allMatch(r -> r.reason() == RejectionReason.BAD_TIME);
    assertThat(untold.reads).hasSize(1);

    CollectedData told = read("telegram_v2_2.txt");
    assertThat(told.reads.get(0).atEpochSecond()).isEqualTo(RECEIVED.getEpochSecond());
    assertThat(told.remarks).extracting(Remark::kind).containsExactly(Remark.Kind.NO_CHECKSUM);
    // the gas meter has its own time, on the clock of the wall
    assertThat(told.reads.get(4).atEpochSecond())
        .isEqualTo(Instant.parse("2016-11-07T18:00:00Z").getEpochSecond());
  }

  @Test
  void aTelegramCutOffIsTruncatedAndManyInAFileAreAllRead() throws Exception {
    byte[] one = bytes("telegram_v4_2.txt");
    assertThatThrownBy(
            () -> read(java.util.Arrays.copyOf(one, one.length - 20), ReadSettings.defaults()))
        .isInstanceOfSatisfying(
            FormatRefusedException.class,
            e -> assertThat(e.reason()).isEqualTo(RefusalReason.TRUNCATED));

    byte[] three = new byte[3 * one.length];
    for (int i = 0; i < 3; i++) {
      System.arraycopy(one, 0, three, i * one.length, one.length);
    }
    CollectedData data = read(three, ReadSettings.defaults());
    assertThat(data.reads).hasSize(15);
    assertThat(data.series).hasSize(5);
  }

  @Test
  void aDamagedTelegramAmongWholeOnesIsRejectedWithItsLineAndTheOthersAreRead() throws Exception {
    byte[] one = bytes("telegram_v4_2.txt");
    byte[] three = new byte[3 * one.length];
    for (int i = 0; i < 3; i++) {
      System.arraycopy(one, 0, three, i * one.length, one.length);
    }
    int lines = new String(one, StandardCharsets.ISO_8859_1).split("\n", -1).length - 1;
    three[one.length + 200] ^= 0x01;

    CollectedData data = read(three, ReadSettings.defaults());

    assertThat(data.reads).hasSize(10);
    assertThat(data.rejections).hasSize(1);
    assertThat(data.rejections.get(0).place().number()).isEqualTo(lines + 1);
    assertThat(data.rejections.get(0).sentence()).contains("damaged");
  }

  @Test
  void anUnknownVersionIsRefused() throws Exception {
    String text = "/ISk5\\2MT382-1004\r\n\r\n1-3:0.2.8(99)\r\n1-0:1.8.1(00001.001*kWh)\r\n!";
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    String sum = String.format(java.util.Locale.ROOT, "%04X\r\n", Crc16.of(bytes, 0, bytes.length));

    assertThatThrownBy(
            () -> read((text + sum).getBytes(StandardCharsets.ISO_8859_1), ReadSettings.defaults()))
        .isInstanceOfSatisfying(
            FormatRefusedException.class,
            e -> assertThat(e.reason()).isEqualTo(RefusalReason.UNKNOWN_VERSION));
  }

  @Test
  void theChecksumIsThatOfThePublishedExample() {
    byte[] digits = "123456789".getBytes(StandardCharsets.US_ASCII);
    // the check value of CRC-16/ARC in the catalogue of parametrised algorithms
    assertThat(Crc16.of(digits, 0, digits.length)).isEqualTo(0xBB3D);
  }
}
