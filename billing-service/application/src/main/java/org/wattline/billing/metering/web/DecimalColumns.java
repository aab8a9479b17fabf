package org.wattline.billing.metering.web;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * Writes columns of decimals digit by digit into one buffer. A year of quarter-hours has 35,000 of
 * them, each of which is a string of its own otherwise. What is written is the same.
 */
@Component
class DecimalColumns extends SimpleModule {
  DecimalColumns() {
    super("decimal-columns");
    addSerializer(new Column());
  }

  private static final class Column extends StdSerializer<@Nullable BigDecimal[]> {
    private static final int BUFFER = 4_000;

    /** The longest number that is written digit by digit: a sign, a point and 19 digits. */
    private static final int LONGEST = 21;

    /** With no more decimals than this a small number is never written with an exponent. */
    private static final int MOST_DECIMALS = 6;

    private static final int LONG_BITS = 63;

    Column() {
      super(BigDecimal[].class);
    }

    @Override
    public void serialize(
        @Nullable BigDecimal[] column, JsonGenerator json, SerializationContext context) {
      char[] text = new char[BUFFER];
      json.writeRawValue("[");
      int end = 0;
      for (int i = 0; i < column.length; i++) {
        if (end > BUFFER - LONGEST - 1) {
          json.writeRaw(text, 0, end);
          end = 0;
        }
        if (i > 0) {
          text[end++] = ',';
        }
        BigDecimal value = column[i];
        if (value != null && isShort(value)) {
          end = write(value.unscaledValue().longValue(), value.scale(), text, end);
        } else {
          json.writeRaw(text, 0, end);
          json.writeRaw(String.valueOf(value));
          end = 0;
        }
      }
      json.writeRaw(text, 0, end);
      json.writeRaw("]");
    }

    private static boolean isShort(BigDecimal value) {
      return value.scale() >= 0
          && value.scale() <= MOST_DECIMALS
          && value.unscaledValue().bitLength() < LONG_BITS;
    }

    private static int write(long unscaled, int decimals, char[] text, int start) {
      int at = start;
      if (unscaled < 0) {
        text[at++] = '-';
      }
      long rest = Math.abs(unscaled);
      int digits = decimals + 1;
      for (long high = rest / POWERS[digits - 1]; high >= 10; high /= 10) {
        digits++;
      }
      int end = at + digits + (decimals > 0 ? 1 : 0);
      for (int place = 0, to = end - 1; place < digits; place++, to--) {
        if (place == decimals && decimals > 0) {
          text[to--] = '.';
        }
        text[to] = (char) ('0' + rest % 10);
        rest /= 10;
      }
      return end;
    }

    private static final long[] POWERS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000};
  }
}
