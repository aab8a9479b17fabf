package org.wattline.rating.result;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import org.wattline.kernel.Exact;
import org.wattline.kernel.Money;
import org.wattline.rating.context.CarryOver;
import org.wattline.rating.context.RatingContext;
import org.wattline.rating.json.Default;
import org.wattline.rating.json.Doc;
import org.wattline.rating.json.Pattern;

/** What rating a period came to. */
@Doc(
    "What rating a period came to. The total is the sum of the amounts of lines and taxes as printed.")
public record Rated(
    @Doc("The format of this document") @Pattern("wattline-rated/1") String format,
    @Doc("The tariff") String tariff,
    @Doc("Its version") int version,
    @Doc("The currency of all amounts") Currency currency,
    @Doc("The zone of all days") ZoneId zone,
    @Doc("The first day") LocalDate from,
    @Doc("The first day after") LocalDate to,
    @Doc("The lines, in the order of the tariff's components") List<Line> lines,
    @Doc("The taxes") @Default("[]") List<TaxLine> taxes,
    @Doc("The sum of all amounts as printed") Exact total,
    @Doc("What could not be rated; the total is then not the whole bill") @Default("[]")
        List<Refusal> refusals,
    @Doc("What rating was told of the account") RatingContext context,
    @Doc("What the next bill has to be told") @Default("{}") CarryOver carryOver) {
  /** The format that this class is. */
  public static final String FORMAT = "wattline-rated/1";

  /** Whether nothing was refused. */
  public boolean isComplete() {
    return refusals.isEmpty();
  }

  /** The total as money. */
  public Money totalMoney() {
    return new Money(total.toBigDecimal(), currency);
  }

  /** The lines of one component. */
  public List<Line> linesOf(String component) {
    return lines.stream().filter(line -> line.component().equals(component)).toList();
  }
}
