package org.wattline.billing.tariffs.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.wattline.billing.customers.Supplier;
import org.wattline.billing.tariffs.Product;
import org.wattline.rating.Tariff;
import org.wattline.rating.json.InvalidJsonException;
import org.wattline.rating.json.JsonProblem;
import org.wattline.rating.tariff.Base;
import org.wattline.rating.tariff.Index;
import org.wattline.rating.tariff.IndexKind;
import org.wattline.rating.tariff.TariffDocument;
import org.wattline.tenancy.problem.ProblemAdvice.InvalidField;
import org.wattline.tenancy.problem.ProblemException;
import org.wattline.tenancy.problem.Problems;

/** Whether a tariff document is right in itself, and fits its product and this supplier. */
@Component
class DocumentCheck {
  private final ProductRows products;
  private final IndexRows indices;
  private final Supplier supplier;

  DocumentCheck(ProductRows products, IndexRows indices, Supplier supplier) {
    this.products = products;
    this.indices = indices;
    this.supplier = supplier;
  }

  /** What is wrong with a document by itself: nothing when it can be read. */
  static List<JsonProblem> problems(String document) {
    try {
      Tariff.read(document);
      return List.of();
    } catch (InvalidJsonException invalid) {
      return invalid.problems();
    }
  }

  /**
   * Reads a document for a product.
   *
   * @throws ProblemException with every error, each with its JSON pointer
   */
  TariffDocument read(String document, Product product) {
    TariffDocument tariff;
    try {
      tariff = Tariff.read(document).document();
    } catch (InvalidJsonException invalid) {
      throw refusal(invalid.problems());
    }
    List<JsonProblem> problems = new ArrayList<>();
    if (!tariff.id().equals(product.code())) {
      problems.add(new JsonProblem("/id", "Expected the product's code, '" + product.code() + "'"));
    }
    if (!tariff.commodity().name().equals(product.commodity().name())) {
      problems.add(
          new JsonProblem("/commodity", "The product supplies " + product.commodity().name()));
    }
    if (!tariff.currency().getCurrencyCode().equals(supplier.currency())) {
      problems.add(new JsonProblem("/currency", "Bills are in " + supplier.currency()));
    }
    if (!product.customerClasses().isEmpty()
        && !product.customerClasses().containsAll(tariff.customerClasses())) {
      problems.add(
          new JsonProblem(
              "/customerClasses",
              "The product is for " + String.join(", ", product.customerClasses()) + " only"));
    }
    Base base = tariff.base();
    if (base != null && products.byCode(base.tariff()).isEmpty()) {
      problems.add(new JsonProblem("/base/tariff", "There is no product of this code"));
    }
    tariff.indices().forEach((code, index) -> check(code, index, problems));
    if (!problems.isEmpty()) {
      throw refusal(problems);
    }
    return tariff;
  }

  private void check(String code, Index index, List<JsonProblem> problems) {
    String pointer = "/indices/" + code;
    Map<String, IndexRows.Known> known = indices.byCode(List.of(code));
    IndexRows.Known found = known.get(code);
    if (found == null) {
      problems.add(
          new JsonProblem(pointer, "There is no price index of this code: register it first"));
    } else if ((index.type() == IndexKind.DATED) != (found.minutes() == null)) {
      problems.add(
          new JsonProblem(
              pointer + "/type",
              found.minutes() == null
                  ? "The price index has values from day to day"
                  : "The price index has interval prices"));
    }
  }

  /** Every problem as a field of the request, which is the document itself. */
  static ProblemException refusal(List<JsonProblem> problems) {
    return Problems.INVALID_FIELDS
        .because(
            "The tariff has "
                + (problems.size() == 1 ? "an error" : problems.size() + " errors")
                + ", the first at "
                + problems.getFirst()
                + ". Correct and send again.")
        .with(
            "errors",
            problems.stream()
                .map(p -> new InvalidField(p.pointer(), p.sentence(), "invalid"))
                .toList());
  }
}
