package org.wattline.bills;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Tag;

/**
 * What happens to suppliers in years, in any order: late and corrected reads, exchanged meters,
 * moves known late or undone, prices and taxes published backwards, other products, other cycles.
 * After every run bills and corrections come to the bill of the truth as known then; the books
 * check that themselves.
 */
@Tag("UC-041")
class RandomHistoriesTest {
  private static final String AN = "An";
  private static final String BO = "Bo";
  private static final String POINT = "point";
  private static final int STEPS = 14;
  private static final LocalDate START = LocalDate.of(2025, 1, 1);

  @Property(tries = 2000, shrinking = ShrinkingMode.OFF)
  void billsAndCorrectionsComeToTheBillOfTheTruth(@ForAll long seed) {
    Story story = new Story(seed);

    for (int step = 0; step < STEPS; step++) {
      story.next();
    }
    story.runAll();

    story.everyBillIsAsItWasIssued();
    story.theVerifierAgreesWithEveryLine();
  }

  @Property(tries = 200, shrinking = ShrinkingMode.OFF)
  void aRunAfterARunBillsNothing(@ForAll long seed) {
    Story story = new Story(seed);
    for (int step = 0; step < STEPS; step++) {
      story.next();
    }
    story.runAll();
    int documents = story.books.issued().size();

    story.runAll();

    assertThat(story.books.issued()).hasSize(documents);
  }

  private static final class Story {
    final Books books = new Books();
    private final SplittableRandom random;
    private final List<String> hashes = new ArrayList<>();
    private LocalDate today = START.plusMonths(1);
    private LocalDate handover = START.plusYears(9);
    private boolean undone;

    Story(long seed) {
      random = new SplittableRandom(seed);
      books.tariff("one", "2020-01-01", tariff());
      books.tariff("two", "2020-01-01", tariff());
      books.register(POINT, START.toString(), START.plusYears(3).toString(), "10000");
      agree();
    }

    void next() {
      switch (random.nextInt(11)) {
        case 0, 1 -> lateRead();
        case 10 -> exchange();
        case 2 -> books.tariff(product(), day(400).toString(), tariff());
        case 3 -> {
          handover = day(500);
          agree();
        }
        case 4 -> agree();
        case 5 -> {
          if (undone) {
            agree();
          } else {
            books.undone(BO);
            undone = true;
          }
        }
        default -> {
          today = today.plusDays(random.nextInt(5, 50));
          books.run(random.nextBoolean() ? AN : BO, today.toString(), random.nextInt(8) == 0);
          remember();
        }
      }
    }

    void runAll() {
      for (String account : List.of(AN, BO)) {
        assertThat(books.run(account, today.toString())).isInstanceOf(Outcome.Billed.class);
      }
      remember();
    }

    private void remember() {
      for (int i = hashes.size(); i < books.issued().size(); i++) {
        hashes.add(BillJson.hex(BillJson.hash(books.issued().get(i).bytes())));
      }
    }

    void everyBillIsAsItWasIssued() {
      for (int i = 0; i < hashes.size(); i++) {
        byte[] again = BillJson.write(books.issued().get(i).document());
        assertThat(BillJson.hex(BillJson.hash(again))).isEqualTo(hashes.get(i));
      }
    }

    void theVerifierAgreesWithEveryLine() {
      for (Books.Issued each : books.issued()) {
        for (Draft.Proof proof : each.proofs()) {
          assertThat(books.verified(each.document(), proof)).isEmpty();
        }
      }
    }

    /** An up to the handover, then Bo. */
    private void agree() {
      boolean yearly = random.nextInt(3) == 0;
      Cycle cycle =
          yearly
              ? Cycle.yearlyWithAdvances(1 + random.nextInt(28), Month.of(1 + random.nextInt(12)))
              : Cycle.monthly(1 + random.nextInt(28));
      String from = START.toString();
      LocalDate change = day(300);
      String first = product();
      String second = product();
      books.agreement(
          AN,
          AN,
          Books.anAgreement(
              AN,
              POINT,
              from,
              handover.toString(),
              Books.terms(from, change.toString(), first, cycle, yearly ? "40" : null),
              Books.terms(change.toString(), null, second, cycle, yearly ? "45" : null)));
      books.agreement(
          BO,
          BO,
          Books.anAgreement(
              BO,
              POINT,
              handover.toString(),
              null,
              Books.terms(handover.toString(), null, first, Cycle.monthly(1), null)));
      undone = false;
    }

    private void lateRead() {
      LocalDate from = day(400);
      LocalDate to = from.plusDays(1 + random.nextInt(60));
      books.register(
          POINT, from.toString(), to.toString(), Integer.toString(random.nextInt(1, 2000)));
    }

    /** The old meter's count ends on the day on which the new one's begins; both come late. */
    private void exchange() {
      LocalDate from = day(400);
      LocalDate on = from.plusDays(1 + random.nextInt(40));
      LocalDate to = on.plusDays(1 + random.nextInt(40));
      books.register(
          POINT, from.toString(), on.toString(), Integer.toString(random.nextInt(1, 900)));
      books.register(POINT, on.toString(), to.toString(), Integer.toString(random.nextInt(1, 900)));
    }

    private String product() {
      return random.nextBoolean() ? "one" : "two";
    }

    private LocalDate day(int within) {
      return START.plusDays(1 + random.nextInt(within));
    }

    private String tariff() {
      String price = "0." + random.nextInt(100, 500);
      String vat = List.of("6", "21", "19").get(random.nextInt(3));
      String second = List.of("6", "12", "21").get(random.nextInt(3));
      return Tariffs.tariff(
          "",
          (random.nextBoolean()
                  ? Tariffs.energy(price)
                  : "{'kind':'energy','id':'energy','name':'Energy','tiering':{'assess':'year',"
                      + "'thresholds':'year'},'prices':[{'from':'2020-01-01','tiers':"
                      + "[{'upTo':'900','price':'"
                      + price
                      + "'},{'price':'0.5'}]}]}")
              + ","
              + Tariffs.subscription(random.nextInt(1, 20) + ".95"),
          Tariffs.rates(vat) + ",{'from':'" + day(400) + "','percent':'" + second + "'}");
    }
  }
}
