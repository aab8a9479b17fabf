package org.wattline.formats.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wattline.formats.CollectedData;
import org.wattline.formats.FormatRefusedException;
import org.wattline.formats.MeterDataFiles;
import org.wattline.formats.ReadSettings;
import org.wattline.formats.RefusalReason;
import org.wattline.formats.ScaledUnit;
import org.wattline.formats.marketid.MarketIdScheme;

/** Which mapping reads a file that names none. */
final class MappingChoiceTest {

  private static final ZoneId UTC = ZoneId.of("UTC");

  @Test
  void aHeaderChoosesAmongTheMappingsGivenBeforeTheReadyOnes() throws Exception {
    CsvMapping latin =
        CsvMapping.named("own")
            .charset(StandardCharsets.ISO_8859_1)
            .point(Column.named("Z\u00e4hlpunkt"), MarketIdScheme.OWN)
            .time(TimeColumn.of("yyyy-MM-dd HH:mm", "time"))
            .zone(UTC)
            .value(ValueColumn.of(Column.named("kwh"), ScaledUnit.KILOWATT_HOUR))
            .build();
    CsvMapping other =
        CsvMapping.named("other")
            .point(Column.named("point"), MarketIdScheme.OWN)
            .time(TimeColumn.of("yyyy-MM-dd HH:mm", "time"))
            .zone(UTC)
            .value(ValueColumn.of(Column.named("kwh"), ScaledUnit.KILOWATT_HOUR))
            .build();
    byte[] file =
        "Z\u00e4hlpunkt;time;kwh\nA;2024-01-01 00:00;1.5\n".getBytes(StandardCharsets.ISO_8859_1);
    CollectedData data = new CollectedData();

    var outcome =
        MeterDataFiles.readOne(
            new ByteArrayInputStream(file),
            ReadSettings.defaults().withCsvMappings(List.of(other, latin)),
            data);

    assertThat(outcome.version()).isEqualTo("own");
    assertThat(data.sum()).isEqualByComparingTo("1.5");
    assertThatThrownBy(
            () ->
                MeterDataFiles.readOne(
                    new ByteArrayInputStream(file), ReadSettings.defaults(), new CollectedData()))
        .isInstanceOfSatisfying(
            FormatRefusedException.class,
            e -> assertThat(e.reason()).isEqualTo(RefusalReason.UNKNOWN_FORMAT));
  }
}
