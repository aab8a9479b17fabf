package org.wattline.rating.engine;

import java.time.LocalDate;
import java.util.List;
import org.wattline.kernel.Exact;
import org.wattline.rating.proof.CarriedKind;
import org.wattline.rating.proof.FactKind;
import org.wattline.rating.proof.Formula;
import org.wattline.rating.proof.Formulas;
import org.wattline.rating.tariff.Settlement;
import org.wattline.rating.tariff.Wallet;

/** Keeps credit in money and spends it where it may be spent. */
final class WalletPricer {
  private final Run run;
  private final DerivedPricer derived;
  private final Wallet wallet;

  WalletPricer(Run run, DerivedPricer derived, Wallet wallet) {
    this.run = run;
    this.derived = derived;
    this.wallet = wallet;
  }

  void price(CycleSpan span, List<Piece> pieces) {
    LocalDate end = span.part().to();
    Formula zero = Formulas.fact(FactKind.BOUND, Exact.ZERO);
    List<Formula> lines = derived.amounts(wallet.earnedBy(), span.index());
    List<Formula> credits =
        wallet.settlements() ? run.settlements(wallet.earnedBy(), span.index()) : lines;
    Formula earned = Formulas.greatest(List.of(zero, Formulas.negated(Formulas.sum(credits))));
    Formula spendable =
        Formulas.greatest(
            List.of(zero, Formulas.sum(derived.amounts(wallet.spentOn(), span.index()))));
    run.book().lapseMoney(wallet.id(), span.part().from(), wallet.expiryMonths());
    Formula carried =
        new Formula.Carried(CarriedKind.MONEY, null, null, run.book().money(wallet.id()));
    Formula available = wallet.spendAtOnce() ? Formulas.sum(List.of(carried, earned)) : carried;
    Formula spent = Formulas.least(List.of(available, spendable));
    if (wallet.spendAtOnce()) {
      run.book().putMoney(wallet.id(), end, earned.value());
    }
    run.book().spendMoney(wallet.id(), spent.value());
    if (!wallet.spendAtOnce()) {
      run.book().putMoney(wallet.id(), end, earned.value());
    }
    Formula amount =
        wallet.settlements() ? Formulas.negated(spent) : Formulas.difference(earned, spent);
    derived.add(span.index(), pieces, amount, false);
    settle(span, pieces);
  }

  private void settle(CycleSpan span, List<Piece> pieces) {
    Integer month = wallet.trueUpMonth();
    boolean trueUp = month != null && span.ends() && span.lastMonth() == month;
    if (!trueUp && wallet.carried()) {
      return;
    }
    Exact left = run.book().money(wallet.id());
    run.book().spendMoney(wallet.id(), left);
    if (trueUp && wallet.settlement() == Settlement.PAY && left.signum() > 0) {
      Formula paid = new Formula.Carried(CarriedKind.MONEY, null, null, left);
      derived.add(span.index(), pieces, Formulas.negated(paid), true);
    }
  }
}
