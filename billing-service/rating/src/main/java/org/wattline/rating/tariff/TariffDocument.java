package org.wattline.rating.tariff;

import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wattline.rating.json.Default;
import org.wattline.rating.json.Doc;
import org.wattline.rating.json.Pattern;
import org.wattline.rating.json.Range;
import org.wattline.rating.json.Size;

/** A tariff as published. */
@Doc(
    "A tariff: everything that one kind of customer is charged and credited, with all its dated prices.")
public record TariffDocument(
    @Doc("The format of this document") @Pattern("wattline-tariff/1") String format,
    @Doc("Names the tariff") @Pattern(Heading.ID) String id,
    @Doc("Counts the publications of this tariff; each holds all prices, past ones too")
        @Default("1")
        @Range(min = "1", max = "1000000")
        int version,
    @Doc("What people call it") @Size(min = 1, max = 200) String name,
    @Doc("The same in other languages, by ISO 639 code") @Default("{}") @Size(max = 50)
        Map<String, String> names,
    @Doc("Where it was published, and anything a reader should know")
        @Default("\"\"")
        @Size(max = 4000)
        String remarks,
    @Doc("The currency of all its amounts") Currency currency,
    @Doc("The zone whose days, hours and clock changes it follows") ZoneId zone,
    @Doc("What is supplied") @Default("\"electricity\"") Commodity commodity,
    @Doc("The first day it can be billed; always when absent") @Nullable LocalDate from,
    @Doc("The first day after; for ever when absent") @Nullable LocalDate to,
    @Doc("When this version was published") @Nullable Instant recordedAt,
    @Doc("Customer classes that may have it; every class when empty") @Default("[]") @Size(max = 50)
        List<String> customerClasses,
    @Doc("Limits of its applicability") @Default("[]") @Size(max = 20) List<Limit> limits,
    @Doc("How time is cut into cycles") @Default("{}") Cycle cycle,
    @Doc("The day on which a year begins, for yearly prices, thresholds and bounds")
        @Default("\"01-01\"")
        MonthDay yearStart,
    @Doc("The list it inherits from") @Nullable Base base,
    @Doc("Calendars by name") @Default("{}") @Size(max = 50) @Pattern(Heading.ID)
        Map<String, Calendar> calendars,
    @Doc("Indices by name") @Default("{}") @Size(max = 50) @Pattern(Heading.ID)
        Map<String, Index> indices,
    @Doc("Channels made of others, by name") @Default("{}") @Size(max = 20) @Pattern(Heading.ID)
        Map<String, VirtualChannel> channels,
    @Doc("Taxes, in the order they are worked out") @Default("[]") @Size(max = 20) List<Tax> taxes,
    @Doc("How lines are rounded unless they say otherwise") @Default("{}") RoundingRule rounding,
    @Doc("Which amounts derived lines compute from") @Default("\"rounded\"") AmountBasis basis,
    @Doc("What happens when an interval is missing") @Default("\"refuse\"") MissingPolicy missing,
    @Doc("The most minutes in a row that may be estimated")
        @Default("1440")
        @Range(min = "1", max = "44640")
        int estimatedMinutes,
    @Doc("What it charges and credits; derived components follow those they speak of")
        @Default("[]")
        @Size(max = 200)
        List<Component> components) {
  /** The format that this class is. */
  public static final String FORMAT = "wattline-tariff/1";

  public TariffDocument {
    if (from != null) {
      Dated.requireOrdered(from, to);
    }
    if (base == null && components.isEmpty()) {
      throw new IllegalArgumentException("A tariff without a base needs components");
    }
  }

  /** The name in a language, or the plain one. */
  public String nameIn(String language) {
    return names.getOrDefault(language, name);
  }
}
