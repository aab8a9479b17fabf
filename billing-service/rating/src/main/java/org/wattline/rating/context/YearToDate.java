package org.wattline.rating.context;

import java.time.LocalDate;
import org.wattline.kernel.Exact;
import org.wattline.rating.json.Default;
import org.wattline.rating.json.Doc;

/** What the year so far came to. */
@Doc(
    "What the year so far came to: energy for tiers assessed by the year, money for yearly bounds.")
public record YearToDate(
    @Doc("The component") String component,
    @Doc("The period, for tiers by period; empty otherwise") @Default("\"\"") String period,
    @Doc("The first day of the year") LocalDate year,
    @Doc("The first day that is not yet in it") LocalDate until,
    @Doc("Energy in the component's unit, or money") Exact value) {}
