package org.wattline.formats.stream;

import java.util.HashMap;
import java.util.Map;
import org.wattline.formats.FormatRefusedException;
import org.wattline.formats.MeterDataDelivery;
import org.wattline.formats.SeriesHeader;

/** Numbers series by what their header says: the same header is the same series. */
public final class SeriesNumbers {

  private final MeterDataDelivery delivery;
  private final Map<SeriesHeader, Integer> numbers = new HashMap<>();

  public SeriesNumbers(MeterDataDelivery delivery) {
    this.delivery = delivery;
  }

  public int of(SeriesHeader header) throws FormatRefusedException {
    Integer known = numbers.get(header);
    if (known != null) {
      return known;
    }
    int number = delivery.series(header);
    numbers.put(header, number);
    return number;
  }
}
