package org.wattline.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One benchmark's result, as written to its JSON file.
 *
 * @param commit the commit measured, with {@code +changes} when the tree differed from it
 * @param startedAt ISO-8601, UTC
 * @param value the median over the rounds
 * @param probe the limit's median over the same rounds
 * @param ratio value divided by probe
 * @param bound what was asked for, or null
 * @param met whether the value keeps to the bound; true without one
 * @param details further figures of the benchmark, in its order
 */
record Report(
    String name,
    String summary,
    String unit,
    double value,
    double probe,
    double ratio,
    @Nullable String bound,
    boolean met,
    List<Double> values,
    List<Double> probes,
    Map<String, Object> details,
    Map<String, String> arguments,
    String commit,
    String startedAt,
    Machine machine) {

  /** The last line that {@code infra/bench} prints. */
  String line() {
    return String.format(
        Locale.ROOT,
        "bench name=%s value=%s unit=%s probe=%s ratio=%s",
        name,
        figure(value),
        unit,
        figure(probe),
        figure(ratio));
  }

  /** Four significant digits, never in exponent form. */
  static String figure(double figure) {
    double size = Math.abs(figure);
    String form = size >= 1000 ? "%.0f" : size >= 100 ? "%.1f" : size >= 10 ? "%.2f" : "%.4f";
    return String.format(Locale.ROOT, form, figure);
  }
}
