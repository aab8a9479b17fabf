package org.wattline.billing.search.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wattline.billing.access.Asker;
import org.wattline.billing.access.Refusals;
import org.wattline.billing.contract.search.Found;
import org.wattline.billing.contract.search.SearchApi;
import org.wattline.billing.payments.bank.PaymentReference;
import org.wattline.billing.search.Search;

/** Asks only what the form of what was typed allows: at most eight statements. */
@Service
class StoredSearch implements Search {
  private final CustomerSearch customers;
  private final NumberSearch numbers;
  private final PointSearch points;

  StoredSearch(CustomerSearch customers, NumberSearch numbers, PointSearch points) {
    this.customers = customers;
    this.numbers = numbers;
    this.points = points;
  }

  @Override
  @Transactional(readOnly = true)
  public List<Found> find(Asker asker, String q, int limit) {
    asker.requireStaff();
    if (limit < 1 || limit > SearchApi.MAX_LIMIT) {
      throw Refusals.invalid("limit", "must be from 1 to " + SearchApi.MAX_LIMIT);
    }
    if (q.length() > SearchApi.MAX_LENGTH || q.chars().anyMatch(Character::isISOControl)) {
      throw Refusals.invalid("q", "must be at most " + SearchApi.MAX_LENGTH + " plain characters");
    }
    Sought sought = Sought.of(q);
    List<Found> all = new ArrayList<>(people(sought, limit));
    all.addAll(accounts(sought, limit));
    all.addAll(bills(sought, limit));
    all.addAll(places(sought, limit));
    sought.serial().ifPresent(start -> all.addAll(points.meters(start, limit)));
    return List.copyOf(all);
  }

  private List<Found> people(Sought sought, int limit) {
    if (sought.isEmail()) {
      return customers.byEmail(sought.typed(), limit);
    }
    Optional<String> phone = sought.phone();
    if (phone.isPresent()) {
      return customers.byPhone(phone.get(), limit);
    }
    if (!sought.isWords()) {
      return List.of();
    }
    List<Found> named = customers.byName(sought.words(), limit);
    if (named.size() == limit) {
      return named;
    }
    List<Found> exact = customers.byNameAndAddress(sought.words(), limit);
    if (exact.size() == limit || !sought.isName()) {
      return exact;
    }
    Map<UUID, Found> all = new LinkedHashMap<>();
    exact.forEach(found -> all.put(found.id(), found));
    customers
        .byNearName(sought.words(), SearchApi.MAX_LIMIT)
        .forEach(found -> all.putIfAbsent(found.id(), found));
    return all.values().stream().limit(limit).toList();
  }

  private List<Found> accounts(Sought sought, int limit) {
    Optional<String> standing = sought.paymentReference().flatMap(PaymentReference::accountNumber);
    return standing
        .or(sought::accountNumber)
        .map(number -> numbers.accounts(number, limit))
        .orElse(List.of());
  }

  private List<Found> bills(Sought sought, int limit) {
    Optional<PaymentReference> reference = sought.paymentReference();
    if (reference.isPresent()) {
      return numbers.billOf(reference.get().text());
    }
    List<String> starts = sought.billNumbers();
    return starts.isEmpty() ? List.of() : numbers.bills(starts, limit);
  }

  /** A point whose number and whose address fit is one hit. */
  private List<Found> places(Sought sought, int limit) {
    Map<UUID, Found> found = new LinkedHashMap<>();
    sought
        .marketId()
        .ifPresent(
            start -> points.byMarketId(start, limit).forEach(each -> found.put(each.id(), each)));
    if (sought.isWords()) {
      points.byAddress(sought.words(), limit).forEach(each -> found.putIfAbsent(each.id(), each));
    }
    return found.values().stream().limit(limit).toList();
  }
}
