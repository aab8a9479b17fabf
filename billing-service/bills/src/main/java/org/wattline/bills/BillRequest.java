package org.wattline.bills;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What is to be billed.
 *
 * @param until periods that end on or before this day are due
 * @param toNow whether a period that the day cuts is billed up to it
 * @param corrections whether periods whose truth changed are corrected
 * @param knownAt the moment whose knowledge is used
 */
public record BillRequest(LocalDate until, boolean toNow, boolean corrections, Instant knownAt) {}
