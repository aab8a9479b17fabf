package org.wattline.rating.result;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wattline.rating.json.Doc;
import org.wattline.rating.json.Kind;

/** A line, or a whole rating, that was refused. */
@Doc("Why a line, or the whole rating, was refused.")
public sealed interface Refusal {
  /** The component whose line is missing; empty when the whole tariff is refused. */
  String component();

  /** What is wrong, in English, for staff. */
  String sentence();

  /** Intervals that are not there. */
  @Kind("missing-usage")
  @Doc("Intervals or registers that are not there.")
  record MissingUsage(
      String component,
      @Doc("The channel") String channel,
      @Doc("The times that are missing, joined where they touch") List<Gap> gaps)
      implements Refusal {
    @Override
    public String sentence() {
      return "Channel '"
          + channel
          + "' has no values in "
          + gaps.size()
          + " gaps, the first from "
          + gaps.getFirst().from()
          + " to "
          + gaps.getFirst().to();
    }
  }

  /** Index values that are not there. */
  @Kind("missing-index")
  @Doc("Values of an index that are not there.")
  record MissingIndex(
      String component,
      @Doc("The index") String index,
      @Doc("The times that are missing, joined where they touch") List<Gap> gaps)
      implements Refusal {
    @Override
    public String sentence() {
      return "Index '"
          + index
          + "' has no values in "
          + gaps.size()
          + " gaps, the first from "
          + gaps.getFirst().from()
          + " to "
          + gaps.getFirst().to();
    }
  }

  /** A date without a price. */
  @Kind("missing-price")
  @Doc("Days for which the tariff has no price.")
  record MissingPrice(
      String component,
      @Doc("The period") @Nullable String period,
      @Doc("The first day") LocalDate from,
      @Doc("The first day after") LocalDate to)
      implements Refusal {
    @Override
    public String sentence() {
      return "There is no price from "
          + from
          + " to "
          + to
          + (period == null ? "" : " in period '" + period + "'");
    }
  }

  /** A date without a tax rate. */
  @Kind("missing-tax-rate")
  @Doc("Days for which a tax has no rate.")
  record MissingTaxRate(
      String component,
      @Doc("The tax") String tax,
      @Doc("The tax category") String category,
      @Doc("The first day") LocalDate from,
      @Doc("The first day after") LocalDate to)
      implements Refusal {
    @Override
    public String sentence() {
      return "Tax '"
          + tax
          + "' has no rate for category '"
          + category
          + "' from "
          + from
          + " to "
          + to;
    }
  }

  /** Earlier cycles that are not known. */
  @Kind("missing-history")
  @Doc("Earlier cycles whose peaks are not known.")
  record MissingHistory(
      String component, @Doc("The first days of the cycles") List<LocalDate> cycles)
      implements Refusal {
    @Override
    public String sentence() {
      return "The peaks of the cycles from " + cycles + " are not known";
    }
  }

  /** An attribute that the account lacks. */
  @Kind("missing-attribute")
  @Doc("An attribute that the account lacks, or that is no number where one is needed.")
  record MissingAttribute(
      String component,
      @Doc("The attribute") String attribute,
      @Doc("The first day without it") LocalDate from)
      implements Refusal {
    @Override
    public String sentence() {
      return "The account has no number '" + attribute + "' on " + from;
    }
  }

  /** Reference data that was not given. */
  @Kind("missing-reference")
  @Doc("Reference data that was not given.")
  record MissingReference(String component, @Doc("What is missing") String what)
      implements Refusal {
    @Override
    public String sentence() {
      return "The reference data has no " + what;
    }
  }

  /** Data that is too coarse. */
  @Kind("too-coarse")
  @Doc("Intervals that are too long for what the tariff asks.")
  record TooCoarse(
      String component,
      @Doc("The channel") String channel,
      @Doc("How long its intervals are, in minutes; 0 for registers") int minutes,
      @Doc("What they would have to be") String needed)
      implements Refusal {
    @Override
    public String sentence() {
      return "Channel '"
          + channel
          + "' has "
          + (minutes == 0 ? "registers" : "intervals of " + minutes + " minutes")
          + " where the tariff needs "
          + needed;
    }
  }

  /** A line that needs a refused one. */
  @Kind("depends")
  @Doc("A line that is computed from lines that were refused.")
  record Depends(String component, @Doc("The components that were refused") List<String> on)
      implements Refusal {
    @Override
    public String sentence() {
      return "It is computed from " + String.join(", ", on) + ", refused themselves";
    }
  }

  /** A tariff that the account may not have. */
  @Kind("not-applicable")
  @Doc("A tariff that the account may not have.")
  record NotApplicable(String component, @Doc("Why") String why) implements Refusal {
    @Override
    public String sentence() {
      return why;
    }
  }
}
