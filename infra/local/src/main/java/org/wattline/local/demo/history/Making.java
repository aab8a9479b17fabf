package org.wattline.local.demo.history;

import org.wattline.local.Progress;

/**
 * How far the pasts of the suppliers are, which are made at the same time. The parts are about the
 * seconds that the stages took on two cores: they move a bar, nothing depends on them.
 */
public final class Making {
  static final double TARIFFS = 3;
  static final double A_CUSTOMER = 0.15;
  static final double A_MONTH_OF_READINGS = 0.015;
  static final double A_BILL = 0.02;
  static final double A_PAYMENT = 0.012;

  private final Progress progress;
  private final double all;
  private double done;

  /**
   * @param suppliers how many pasts are made
   */
  public Making(Progress progress, History.Size size, int suppliers) {
    double months = (double) size.customers() * size.months();
    this.progress = progress;
    this.all =
        suppliers
            * (TARIFFS
                + size.customers() * A_CUSTOMER
                + months * (A_MONTH_OF_READINGS + A_BILL + A_PAYMENT));
  }

  /** A part was done. */
  synchronized void did(double part, String what) {
    done += part;
    progress.at(done / all, what);
  }
}
