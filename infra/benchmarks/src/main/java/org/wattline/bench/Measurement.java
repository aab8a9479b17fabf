package org.wattline.bench;

/** One round of work, measured by itself so that preparing and checking stay out of the figure. */
@FunctionalInterface
public interface Measurement {

  /** Works once and returns the figure in the benchmark's unit: finite and above zero. */
  double round() throws Exception;
}
