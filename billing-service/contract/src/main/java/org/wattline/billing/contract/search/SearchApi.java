package org.wattline.billing.contract.search;

import java.util.List;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** Finds what a caller names. Staff only. */
@HttpExchange("/api/v1/search")
public interface SearchApi {
  /** The most hits of each kind in one answer: what a person looks over. */
  int MAX_LIMIT = 20;

  /** The most characters that can be searched for. */
  int MAX_LENGTH = 100;

  /**
   * Customers, accounts, bills, service points and meters, by kind and within each the best first.
   *
   * @param q words of a name (a letter or two may be wrong, missing or swapped), of an address, an
   *     e-mail address, a telephone number; an account number, a market id, a meter's serial or a
   *     bill's number, or the beginning of one; or a payment reference
   * @param limit of the hits of each kind, 1 to {@link #MAX_LIMIT}
   */
  @GetExchange
  List<Found> find(@RequestParam String q, @RequestParam(defaultValue = "6") int limit);
}
