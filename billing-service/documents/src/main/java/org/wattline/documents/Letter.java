package org.wattline.documents;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A bill as its customer reads it. All amounts are as issued; positive is owed by the customer.
 *
 * @param language of the words and of the numbers, such as {@code nl-BE}
 * @param letterhead who sends it and how that looks
 * @param accountNumber the customer's account
 * @param number of the document in its series
 * @param dueOn the last day to pay; unused where nothing is owed
 * @param from the first day billed
 * @param to the first day after
 * @param supplies where energy was supplied
 * @param groups what the amount consists of, before tax
 * @param taxes taxes on it
 * @param total of this document, taxes in
 * @param toPay what is left to pay with this document; negative is owed to the customer
 * @param payment how it is paid
 * @param usage months of use beside those of the year before, oldest first; empty where unknown
 * @param notices what must be told: estimates, rights, how to complain
 */
public record Letter(
    Locale language,
    Letterhead letterhead,
    Party recipient,
    Kind kind,
    String accountNumber,
    String number,
    LocalDate issuedOn,
    LocalDate dueOn,
    LocalDate from,
    LocalDate to,
    @Nullable Original corrects,
    List<SuppliedPoint> supplies,
    Currency currency,
    List<Group> groups,
    List<TaxRow> taxes,
    BigDecimal total,
    BigDecimal toPay,
    Payment payment,
    List<MonthOfUse> usage,
    boolean estimated,
    List<Notice> notices) {
  /** More lines than any household's bill; a business with more gets them as data. */
  public static final int MAX_LINES = 2_000;

  public Letter {
    groups = List.copyOf(groups);
    taxes = List.copyOf(taxes);
    supplies = List.copyOf(supplies);
    usage = List.copyOf(usage);
    notices = List.copyOf(notices);
    int lines = groups.stream().mapToInt(group -> group.lines().size()).sum();
    if (lines > MAX_LINES) {
      throw new IllegalArgumentException("At most " + MAX_LINES + " lines: " + lines);
    }
  }

  /** What the document is. */
  public enum Kind {
    BILL,
    FINAL_BILL,
    SETTLEMENT,
    ADVANCE,
    CORRECTION
  }

  /** The document that a correction corrects. */
  public record Original(String number, LocalDate issuedOn) {}

  /**
   * Who sends it.
   *
   * @param brand the name that customers know
   * @param color {@code #rrggbb}, dark enough for white text
   * @param issuer the legal entity
   * @param website shown, not linked
   */
  public record Letterhead(String brand, String color, Party issuer, @Nullable String website) {}

  /**
   * @param marketId as its market writes it
   * @param meters serials of the meters read, first to last
   */
  public record SuppliedPoint(String address, String marketId, List<String> meters) {
    public SuppliedPoint {
      meters = List.copyOf(meters);
    }
  }

  /** Lines that belong together. */
  public record Group(GroupKind kind, BigDecimal amount, List<Line> lines) {
    public Group {
      lines = List.copyOf(lines);
    }
  }

  /** What a line is for; the colours of the bar go by it. */
  public enum GroupKind {
    ENERGY,
    NETWORK,
    LEVIES,
    CREDITS,
    SERVICES
  }

  /**
   * @param quantity what was charged for, with its unit as text, such as {@code 312.5} and {@code
   *     kWh}; absent where it is not one quantity
   * @param price of one unit, at full length; absent where there are several
   */
  public record Line(
      String name,
      LocalDate from,
      LocalDate to,
      @Nullable BigDecimal quantity,
      @Nullable String unit,
      @Nullable BigDecimal price,
      BigDecimal amount,
      boolean estimated) {}

  /**
   * @param percent absent where the account is exempt
   */
  public record TaxRow(
      String name, @Nullable BigDecimal percent, BigDecimal base, BigDecimal amount) {}

  /**
   * How it is paid.
   *
   * @param iban empty where bank transfers are not taken
   * @param reference the structured reference, as printed
   * @param remittance the same, as banks carry it
   * @param automatic the method that takes it by itself, such as {@code Visa 4242}; null where the
   *     customer pays
   * @param online where to pay online
   */
  public record Payment(
      String iban,
      String bic,
      String holder,
      String reference,
      String remittance,
      @Nullable String automatic,
      @Nullable String online) {}

  /**
   * @param kwh used in the month; null where unknown
   * @param kwhYearBefore the same month of the year before; null where unknown
   */
  public record MonthOfUse(
      LocalDate month,
      @Nullable BigDecimal kwh,
      @Nullable BigDecimal kwhYearBefore,
      boolean estimated) {}

  /** A paragraph with its heading. */
  public record Notice(String heading, String text) {}
}
