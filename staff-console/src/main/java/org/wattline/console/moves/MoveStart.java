package org.wattline.console.moves;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.Page;
import org.wattline.billing.contract.agreements.Agreement;
import org.wattline.billing.contract.agreements.Terms;
import org.wattline.billing.contract.customers.Account;
import org.wattline.billing.contract.premises.ServicePoint;
import org.wattline.billing.contract.tariffs.Product;

/**
 * What a move begins with: the account that somebody asked about, or the point that stands empty.
 *
 * @param agreements of the account, those that run first
 * @param products that can be agreed
 */
record MoveStart(
    @Nullable Account account,
    @Nullable ServicePoint point,
    List<Agreement> agreements,
    List<Product> products) {

  static MoveStart of(
      MoveApis apis, @Nullable UUID account, @Nullable UUID point, LocalDate today) {
    Account of = account == null ? null : apis.accounts().get(account);
    ServicePoint at = point == null ? null : apis.points().get(point);
    List<Agreement> agreements =
        of == null
            ? List.of()
            : apis.agreements().ofAccount(of.id(), null).stream()
                .filter(one -> !one.terms().isEmpty() && !one.from().equals(one.to()))
                .sorted(
                    Comparator.comparing((Agreement one) -> !runs(one, today))
                        .thenComparing(Agreement::from, Comparator.reverseOrder()))
                .toList();
    List<Product> products =
        apis.tariffs().list(null, null, Page.MAX_LIMIT).items().stream()
            .filter(one -> !one.baseOnly())
            .toList();
    return new MoveStart(of, at, agreements, products);
  }

  private static boolean runs(Agreement one, LocalDate today) {
    return one.to() == null || one.to().isAfter(today);
  }

  /** Those that have not ended. */
  List<Agreement> running(LocalDate today) {
    return agreements.stream().filter(one -> runs(one, today)).toList();
  }

  /** The terms that the account had last. */
  Optional<Terms> lastTerms() {
    return agreements.stream()
        .max(Comparator.comparing(Agreement::from))
        .map(one -> one.terms().getLast());
  }
}
