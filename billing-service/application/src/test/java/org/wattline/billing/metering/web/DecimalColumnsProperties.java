package org.wattline.billing.metering.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

class DecimalColumnsProperties {
  private static final JsonMapper PLAIN = new JsonMapper();
  private static final JsonMapper OURS =
      JsonMapper.builder().addModule(new DecimalColumns()).build();

  /** A column beside others, so that commas are where they belong. */
  record Columns(long[] starts, @Nullable BigDecimal[] values, int missing) {}

  @Property
  void aColumnIsWrittenAsItAlwaysWas(@ForAll("columns") @Nullable BigDecimal[] values) {
    Columns columns = new Columns(new long[] {1, 2}, values, 3);

    assertThat(OURS.writeValueAsString(columns)).isEqualTo(PLAIN.writeValueAsString(columns));
  }

  @Provide
  Arbitrary<@Nullable BigDecimal[]> columns() {
    Arbitrary<BigInteger> numbers =
        Arbitraries.oneOf(
            Arbitraries.longs().map(BigInteger::valueOf),
            Arbitraries.longs().between(-9_999, 9_999).map(BigInteger::valueOf),
            Arbitraries.bigIntegers());
    return Combinators.combine(numbers, Arbitraries.integers().between(-3, 12))
        .as(BigDecimal::new)
        .injectNull(0.1)
        .array(BigDecimal[].class)
        .ofMaxSize(2_000);
  }
}
