package org.wattline.billing.bills.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.access.Refusals;
import org.wattline.billing.contract.billing.ExplainedEvidence;
import org.wattline.billing.contract.billing.ExplainedStep;
import org.wattline.billing.contract.billing.LineExplanation;
import org.wattline.billing.contract.billing.ToldStep;
import org.wattline.bills.BillDocument;
import org.wattline.kernel.Exact;
import org.wattline.rating.explain.Explanation;
import org.wattline.rating.explain.Told;
import org.wattline.rating.proof.Formula;
import org.wattline.rating.proof.Measure;
import org.wattline.rating.proof.MeasureSource;
import org.wattline.rating.result.Evidence;
import org.wattline.rating.result.Line;
import org.wattline.rating.result.Rated;
import org.wattline.rating.result.TaxLine;

/** Tells how a line or a tax of a kept bill came about, from its proof. */
final class LineExplainer {
  private static final int DIGITS = 12;

  private final BillDocument bill;
  private final byte[] proofs;
  private final Locale locale;

  LineExplainer(BillDocument bill, byte[] proofs, String language) {
    this.bill = bill;
    this.proofs = proofs;
    this.locale = Locale.of(language);
  }

  LineExplanation explain(String id) {
    return bill.lines().stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .map(this::line)
        .orElseGet(() -> tax(id));
  }

  private LineExplanation line(BillDocument.Line line) {
    Rated rated = line.proof() < 0 ? null : Proofs.rated(proofs, line.proof());
    Line found =
        rated == null
            ? null
            : rated.lines().stream()
                .filter(each -> each.id().equals(line.key()))
                .findFirst()
                .orElse(null);
    String name = line.names().getOrDefault(locale.getLanguage(), line.name());
    if (rated == null || found == null) {
      BigDecimal now = line.now() == null ? line.amount() : line.now();
      return new LineExplanation(
          bill.id(),
          line.id(),
          name,
          List.of(),
          null,
          null,
          now,
          new BigDecimal("0.01"),
          "HALF_UP",
          now,
          line.before(),
          List.of());
    }
    Explanation explanation = new Explanation(rated, locale);
    return new LineExplanation(
        bill.id(),
        line.id(),
        name,
        explanation.of(found),
        told(explanation.told(found)),
        step(found.formula()),
        decimal(found.unrounded()),
        decimal(found.step()),
        found.mode().name(),
        decimal(found.amount()),
        line.before(),
        found.evidence().stream().map(LineExplainer::evidence).toList());
  }

  private LineExplanation tax(String id) {
    BillDocument.TaxAmount named =
        bill.taxes().stream()
            .filter(each -> each.key().equals(id))
            .findFirst()
            .orElseThrow(() -> Refusals.notFound("line on this bill"));
    List<String> sentences = new ArrayList<>();
    List<ToldStep> told = new ArrayList<>();
    List<ExplainedStep> steps = new ArrayList<>();
    BigDecimal unrounded = BigDecimal.ZERO;
    BigDecimal amount = BigDecimal.ZERO;
    BigDecimal step = new BigDecimal("0.01");
    String mode = "HALF_UP";
    for (Rated rated : Proofs.all(proofs)) {
      for (TaxLine tax : rated.taxes()) {
        if (tax.id().equals(id)) {
          Explanation explanation = new Explanation(rated, locale);
          sentences.addAll(explanation.of(tax));
          told.addAll(told(explanation.told(tax)).parts());
          steps.add(step(tax.formula()));
          unrounded = unrounded.add(decimal(tax.unrounded()));
          amount = amount.add(decimal(tax.amount()));
          step = decimal(tax.step());
          mode = tax.mode().name();
        }
      }
    }
    String name = named.names().getOrDefault(locale.getLanguage(), named.name());
    return new LineExplanation(
        bill.id(),
        id,
        name,
        sentences,
        told.isEmpty() ? null : new ToldStep(name, told),
        steps.isEmpty()
            ? null
            : new ExplainedStep("sum", unrounded, null, null, null, null, null, null, null, steps),
        unrounded,
        step,
        mode,
        amount,
        null,
        List.of());
  }

  private static ToldStep told(Told step) {
    return new ToldStep(step.sentence(), step.parts().stream().map(LineExplainer::told).toList());
  }

  private static ExplainedEvidence evidence(Evidence each) {
    return new ExplainedEvidence(
        each.channel(),
        each.source() == MeasureSource.REGISTERS,
        each.from(),
        each.to(),
        each.minutes(),
        each.count(),
        each.estimates().size(),
        each.hash());
  }

  private static BigDecimal decimal(Exact value) {
    return value.isDecimal() ? value.toBigDecimal() : value.rounded(DIGITS, RoundingMode.HALF_EVEN);
  }

  private static ExplainedStep step(Formula formula) {
    return switch (formula) {
      case Formula.Measured leaf -> {
        Measure measure = leaf.measure();
        yield new ExplainedStep(
            "measured",
            decimal(leaf.value()),
            leaf.unit().symbol(),
            measure.channel(),
            measure.from(),
            measure.to(),
            measure.period(),
            measure.tier(),
            measure.at(),
            List.of());
      }
      case Formula.Price price ->
          new ExplainedStep(
              "price",
              decimal(price.value()),
              price.per().symbol(),
              null,
              price.from(),
              null,
              price.period(),
              price.tier(),
              null,
              List.of());
      case Formula.Fact fact -> bare("fact", fact, List.of());
      case Formula.Carried carried ->
          new ExplainedStep(
              "carried",
              decimal(carried.value()),
              null,
              null,
              carried.since(),
              null,
              carried.period(),
              null,
              null,
              List.of());
      case Formula.LineAmount line -> bare("line", line, List.of());
      case Formula.Sum sum -> bare("sum", sum, sum.of());
      case Formula.Product product -> bare("product", product, product.of());
      case Formula.Difference difference ->
          bare("difference", difference, List.of(difference.from(), difference.less()));
      case Formula.Quotient quotient ->
          bare("quotient", quotient, List.of(quotient.over(), quotient.by()));
      case Formula.Least least -> bare("least", least, least.of());
      case Formula.Greatest greatest -> bare("greatest", greatest, greatest.of());
      case Formula.Rounded rounded -> bare("rounded", rounded, List.of(rounded.of()));
      case Formula.Tiered tiered -> tiered(tiered);
    };
  }

  private static ExplainedStep tiered(Formula.Tiered tiered) {
    List<ExplainedStep> parts = new ArrayList<>();
    parts.add(step(tiered.quantity()));
    tiered
        .parts()
        .forEach(
            part ->
                parts.add(
                    new ExplainedStep(
                        "tier",
                        decimal(part.amount()),
                        null,
                        null,
                        null,
                        null,
                        tiered.period(),
                        part.tier(),
                        null,
                        List.of(leaf("fact", part.quantity()), leaf("price", part.price())))));
    return new ExplainedStep(
        "tiered", decimal(tiered.value()), null, null, null, null, null, null, null, parts);
  }

  private static ExplainedStep leaf(String kind, Exact value) {
    return new ExplainedStep(
        kind, decimal(value), null, null, null, null, null, null, null, List.of());
  }

  private static ExplainedStep bare(String kind, Formula formula, List<Formula> of) {
    @Nullable String none = null;
    return new ExplainedStep(
        kind,
        decimal(formula.value()),
        none,
        none,
        null,
        null,
        none,
        null,
        null,
        of.stream().map(LineExplainer::step).toList());
  }
}
