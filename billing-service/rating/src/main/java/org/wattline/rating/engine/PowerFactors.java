package org.wattline.rating.engine;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import org.wattline.kernel.Exact;
import org.wattline.kernel.Unit;
import org.wattline.rating.proof.Formula;
import org.wattline.rating.proof.Measure;
import org.wattline.rating.proof.MeasureKind;
import org.wattline.rating.proof.MeasureSource;
import org.wattline.rating.tariff.Coarser;
import org.wattline.rating.tariff.EnergyUnit;

/** The power factor of a cycle: active energy over apparent energy, by whole numbers alone. */
final class PowerFactors {
  private PowerFactors() {}

  static Formula.Measured measure(
      Run run,
      String component,
      String channel,
      String reactiveChannel,
      int decimals,
      List<Piece> pieces) {
    int from = pieces.getFirst().fromSegment();
    int to = pieces.getLast().toSegment();
    Measurements.Asked asked = Measurements.Asked.all(component);
    Exact active =
        run.measurements().energy(asked, channel, from, to, EnergyUnit.KWH, Coarser.ACCEPT).value();
    Exact reactive =
        run.measurements()
            .energy(asked, reactiveChannel, from, to, EnergyUnit.KVARH, Coarser.ACCEPT)
            .value();
    Measure measure =
        new Measure(
            MeasureKind.POWER_FACTOR,
            MeasureSource.INTERVALS,
            channel,
            reactiveChannel,
            pieces.getFirst().days().from(),
            pieces.getLast().days().to(),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null);
    return new Formula.Measured(measure, Unit.FACTOR, of(active, reactive, decimals));
  }

  /** P / sqrt(P² + Q²), rounded half up; 1 where there is no energy at all. */
  static Exact of(Exact active, Exact reactive, int decimals) {
    if (active.isZero() && reactive.isZero()) {
      return Exact.ONE;
    }
    Exact square = active.times(active);
    Exact ratio = square.dividedBy(square.plus(reactive.times(reactive)));
    Exact scale = Exact.of(BigDecimal.TEN.pow(decimals));
    BigInteger twice =
        ratio.times(scale).times(scale).times(4).wholeSteps(Exact.ONE, RoundingMode.FLOOR).sqrt();
    BigInteger rounded = twice.add(BigInteger.ONE).shiftRight(1);
    return Exact.of(new BigDecimal(rounded, decimals));
  }
}
