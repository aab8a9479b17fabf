package org.wattline.billing.contract.deliveries;

import java.time.Instant;

/**
 * A point that data came for and that nobody has registered. Its data are taken up when somebody
 * does.
 *
 * @param point its market id, or {@code meter:} and a serial where the data name no point: those
 *     are taken up when the meter is installed
 * @param deliveries how many deliveries hold data of it
 * @param records how many values wait
 * @param since when the first came
 */
public record WaitingPoint(String point, int deliveries, long records, Instant since) {}
