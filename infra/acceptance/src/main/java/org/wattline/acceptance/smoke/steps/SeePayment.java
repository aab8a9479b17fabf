package org.wattline.acceptance.smoke.steps;

import java.math.BigDecimal;
import org.wattline.acceptance.smoke.Journey;
import org.wattline.acceptance.smoke.Step;
import org.wattline.acceptance.smoke.Visitor;
import org.wattline.local.demo.history.StaffDesk;
import tools.jackson.databind.JsonNode;

/** Staff see the payments and the postings; the books say that nothing is owed. */
public final class SeePayment implements Step {
  @Override
  public String name() {
    return "Staff see the payments and their postings, and the books balance";
  }

  @Override
  public void take(Journey journey) {
    NewSupplier supplier = journey.recall(NewSupplier.class);
    NewAccount account = journey.recall(NewAccount.class);
    NewBill bill = journey.recall(NewBill.class);
    Visitor staff = journey.atDesk(HireStaff.SUPERVISOR);
    staff.open(supplier.console(), "/bills/" + bill.id());
    staff.see("What the customer was sent");
    staff.open(supplier.console(), "/accounts/" + account.id());
    staff.see("Visa •••• 3155");
    staff.see("Visa •••• 4242");
    staff.readOn();
    staff.see("Card payment pi_");

    StaffDesk desk = journey.desk(supplier.slug(), HireStaff.SUPERVISOR, NewSupplier.PASSWORD);
    JsonNode balance = desk.get("/accounts/" + account.id() + "/balance");
    Journey.expect(amount(balance, "balance").signum() == 0, "Owed is " + balance);
    JsonNode books = desk.get("/ledger/trial-balance");
    BigDecimal sum = BigDecimal.ZERO;
    for (JsonNode line : books.path("lines")) {
      sum = sum.add(amount(line, "debit")).subtract(amount(line, "credit"));
    }
    Journey.expect(!books.path("lines").isEmpty() && sum.signum() == 0, "The books: " + books);
  }

  private static BigDecimal amount(JsonNode of, String field) {
    return new BigDecimal(of.path(field).asString());
  }
}
