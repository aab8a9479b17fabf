package org.wattline.rating.proof;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wattline.kernel.Exact;
import org.wattline.kernel.Unit;
import org.wattline.rating.json.Doc;
import org.wattline.rating.json.Kind;
import org.wattline.rating.tariff.Mode;
import org.wattline.rating.tariff.TierMode;

/** One step of a computation, with its exact result. */
@Doc("One step of a computation, with its exact result: a decimal, or a fraction of whole numbers.")
public sealed interface Formula {
  Exact value();

  /** A leaf: something measured. */
  @Kind("measured")
  @Doc("Something measured, in the unit given.")
  record Measured(
      @Doc("Of what") Measure measure, @Doc("The unit") Unit unit, @Doc("The result") Exact value)
      implements Formula {}

  /** A leaf: a price of the tariff. */
  @Kind("price")
  @Doc("A price.")
  record Price(
      @Doc("The component whose price it is") String component,
      @Doc("The period") @Nullable String period,
      @Doc("The tier, from 1") @Nullable Integer tier,
      @Doc("The first day of the price version") LocalDate from,
      @Doc("When that version became known") @Nullable Instant recordedAt,
      @Doc("Where it came from") PriceOrigin origin,
      @Doc("Money for one of these") Unit per,
      @Doc("The result") Exact value)
      implements Formula {}

  /** A leaf: a number that tariff, calendar or account give. */
  @Kind("fact")
  @Doc("A number that tariff, calendar or account give.")
  record Fact(
      @Doc("What it is") FactKind what,
      @Doc("Which one, as the name of an attribute") @Nullable String name,
      @Doc("The result") Exact value)
      implements Formula {}

  /** A leaf: something that earlier bills carried over. */
  @Kind("carried")
  @Doc("Something that earlier bills carried over.")
  record Carried(
      @Doc("What it is") CarriedKind what,
      @Doc("The period") @Nullable String period,
      @Doc(
              "From when: the first day of its cycle or year, or the end of the cycle in which it arose")
          @Nullable LocalDate since,
      @Doc("The result") Exact value)
      implements Formula {}

  /** A leaf: the amount of another line. */
  @Kind("line")
  @Doc("The amount of another line of this bill.")
  record LineAmount(
      @Doc("The line") String line,
      @Doc("Whether the amount as printed is meant") boolean rounded,
      @Doc("The result") Exact value)
      implements Formula {}

  /** All parts added. */
  @Kind("sum")
  @Doc("All parts added.")
  record Sum(@Doc("The parts") List<Formula> of, @Doc("The result") Exact value)
      implements Formula {}

  /** All parts multiplied. */
  @Kind("product")
  @Doc("All parts multiplied.")
  record Product(@Doc("The parts") List<Formula> of, @Doc("The result") Exact value)
      implements Formula {}

  /** One less another. */
  @Kind("difference")
  @Doc("The first less the second.")
  record Difference(
      @Doc("The first") Formula from,
      @Doc("The second") Formula less,
      @Doc("The result") Exact value)
      implements Formula {}

  /** One divided by another. */
  @Kind("quotient")
  @Doc("The first divided by the second; nothing when both are nothing.")
  record Quotient(
      @Doc("The first") Formula over, @Doc("The second") Formula by, @Doc("The result") Exact value)
      implements Formula {}

  /** The least of several. */
  @Kind("least")
  @Doc("The least of the parts.")
  record Least(@Doc("The parts") List<Formula> of, @Doc("The result") Exact value)
      implements Formula {}

  /** The greatest of several. */
  @Kind("greatest")
  @Doc("The greatest of the parts.")
  record Greatest(@Doc("The parts") List<Formula> of, @Doc("The result") Exact value)
      implements Formula {}

  /** A rounded quantity: never money, which is rounded once for the line. */
  @Kind("rounded")
  @Doc("A quantity rounded to a multiple of a step.")
  record Rounded(
      @Doc("What") Formula of,
      @Doc("The step") Exact step,
      @Doc("What happens between two steps") Mode mode,
      @Doc("The result") Exact value)
      implements Formula {}

  /** A quantity priced by tiers. */
  @Kind("tiered")
  @Doc("A quantity priced by tiers: all parts' amounts added.")
  record Tiered(
      @Doc("The quantity") Formula quantity,
      @Doc("What the tiers mean") TierMode mode,
      @Doc("The component whose tiers they are") String component,
      @Doc("The period") @Nullable String period,
      @Doc("The first day of the price version") LocalDate from,
      @Doc("When that version became known") @Nullable Instant recordedAt,
      @Doc("Where it came from") PriceOrigin origin,
      @Doc("What thresholds were multiplied with: months, or days over days") Formula scale,
      @Doc("The kW that thresholds per kW were multiplied with") @Nullable Formula perKw,
      @Doc("What each tier took") List<TierPart> parts,
      @Doc("The result") Exact value)
      implements Formula {}
}
