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

  /** Something that is named and that nobody has. */
  @Kind("missing-reference")
  @Doc("Something that the tariff, its base list or the account names and that is not there.")
  record MissingReference(
      String component, @Doc("What is missing") Lacking what, @Doc("Its name") String name)
      implements Refusal {
    @Override
    public String sentence() {
      return what.of(name);
    }
  }

  /** Data that is too coarse. */
  @Kind("too-coarse")
  @Doc("Intervals that are too long for what the tariff asks.")
  record TooCoarse(
      String component,
      @Doc("The channel") String channel,
      @Doc("How long its intervals are, in minutes; 0 for registers") int minutes,
      @Doc("What they would have to be") Finer needed,
      @Doc("The calendar, zone, index or channel that asks for it; empty for a window") String by,
      @Doc("How long they would have to be, in minutes; 0 where that is not one number")
          int neededMinutes)
      implements Refusal {
    @Override
    public String sentence() {
      return "Channel '"
          + channel
          + "' has "
          + (minutes == 0 ? "registers" : "intervals of " + minutes + " minutes")
          + " where the tariff needs "
          + switch (needed) {
            case PERIODS -> "intervals that end where the periods of calendar '" + by + "' do";
            case DAYS -> "intervals that begin and end with the days of " + by;
            case WINDOW -> "intervals that divide a window of " + neededMinutes + " minutes";
            case INDEX -> "intervals of " + neededMinutes + " minutes, as index '" + by + "' has";
            case CHANNEL -> "intervals like those of channel '" + by + "'";
          };
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
  record NotApplicable(
      String component,
      @Doc("Why") Unfit why,
      @Doc("The day from which on it does not fit") LocalDate from,
      @Doc("The attribute; empty otherwise") String attribute,
      @Doc("What the tariff allows: the classes, or the least or greatest number") String allowed,
      @Doc("What the account has: its class, empty where it has none, or the number") String has)
      implements Refusal {
    @Override
    public String sentence() {
      return switch (why) {
        case TOO_EARLY -> "The tariff cannot be billed before " + allowed;
        case TOO_LATE -> "The tariff cannot be billed from " + allowed + " on";
        case CLASS ->
            "The tariff is for "
                + allowed
                + ", and on "
                + from
                + " the account is "
                + (has.isEmpty() ? "of no class" : "'" + has + "'");
        case ATTRIBUTE_LOW -> limit(attribute, "least");
        case ATTRIBUTE_HIGH -> limit(attribute, "most");
        case PEAK_LOW -> limit("peak in kW", "least");
        case PEAK_HIGH -> limit("peak in kW", "most");
        case ENERGY_LOW -> limit("energy in kWh", "least");
        case ENERGY_HIGH -> limit("energy in kWh", "most");
      };
    }

    private String limit(String what, String bound) {
      return "The tariff is for a "
          + what
          + " of at "
          + bound
          + " "
          + allowed
          + ", and from "
          + from
          + " it is "
          + has;
    }
  }
}
