/**
 * Meter data as suppliers receive it, read into one neutral stream.
 *
 * <p>Every format (CSV, Green Button, NEM12/13, MSCONS, D0010, P1 telegrams, the JSON and XML of
 * the European data hubs) has a {@link org.wattline.formats.MeterDataReader}. It tells a {@link
 * org.wattline.formats.MeterDataSink} what the document says: whose data it is ({@link
 * org.wattline.formats.SeriesHeader}), values of intervals ({@link
 * org.wattline.formats.IntervalBlock}), readings of registers ({@link
 * org.wattline.formats.RegisterRead}), and records that cannot be used, each with place and reason
 * ({@link org.wattline.formats.Rejection}). The {@link org.wattline.formats.ReadOutcome} says how
 * many records there were; accepted and rejected add up to them. A document that cannot be trusted
 * as a whole is refused with a {@link org.wattline.formats.FormatRefusedException}.
 *
 * <p>Pure Java, streaming, memory bounded by named limits, no I/O beyond the stream given. {@link
 * org.wattline.formats.MeterDataFiles} is the door: it unpacks, detects and reads.
 */
@org.jspecify.annotations.NullMarked
package org.wattline.formats;
