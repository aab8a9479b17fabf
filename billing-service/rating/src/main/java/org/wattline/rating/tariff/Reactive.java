package org.wattline.rating.tariff;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wattline.kernel.Exact;
import org.wattline.rating.json.Default;
import org.wattline.rating.json.Doc;
import org.wattline.rating.json.Flat;
import org.wattline.rating.json.Kind;
import org.wattline.rating.json.Range;
import org.wattline.rating.json.Size;

/** A charge for reactive energy beyond what is free. */
@Kind("reactive")
@Doc(
    "A charge for reactive energy beyond a free share of the active energy, assessed each cycle; the price"
        + " may depend on the cycle's power factor.")
public record Reactive(
    @Flat Heading heading,
    @Doc("The channel of active energy") @Default("\"import\"") @Size(min = 1, max = 64)
        String channel,
    @Doc("The channel of reactive energy") @Default("\"reactive\"") @Size(min = 1, max = 64)
        String reactiveChannel,
    @Doc("kvarh that are free for each kWh") @Default("\"0\"") @Range(min = "0", max = "10")
        Exact freeRatio,
    @Doc("Decimals that the power factor is rounded to, half up")
        @Default("4")
        @Range(min = "2", max = "6")
        int decimals,
    @Doc("Prices from date to date") @Size(min = 1, max = 2000) List<ReactivePrice> bands)
    implements Component {
  @Override
  public List<PriceVersion> prices() {
    return List.of();
  }

  /** What a kvarh costs from a date on. */
  @Doc("What a kvarh costs from a date on, by bands of the power factor.")
  public record ReactivePrice(
      @Doc("The first day") LocalDate from,
      @Doc("The first day after; for ever when absent") @Nullable LocalDate to,
      @Doc("When it became known") @Nullable Instant recordedAt,
      @Doc("Bands, the lowest power factor first; the last has no limit") @Size(min = 1, max = 20)
          List<Band> bands)
      implements Dated {
    public ReactivePrice {
      Dated.requireOrdered(from, to);
      for (int i = 0; i < bands.size(); i++) {
        if ((bands.get(i).powerFactorBelow() == null) != (i == bands.size() - 1)) {
          throw new IllegalArgumentException("Every band but the last has a limit");
        }
      }
    }
  }

  /** One band of the power factor. */
  @Doc("A price for power factors below a limit.")
  public record Band(
      @Doc("The power factor must be below this") @Range(min = "0", max = "1")
          @Nullable Exact powerFactorBelow,
      @Doc("Money for one kvarh") Exact price) {}
}
