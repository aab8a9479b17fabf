package org.wattline.billing.tariffs.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.wattline.billing.tariffs.Product;
import org.wattline.billing.tariffs.TariffBook;
import org.wattline.kernel.LocalDateRange;
import org.wattline.rating.ResolvedTariff;
import org.wattline.rating.Tariff;
import org.wattline.rating.tariff.Base;
import org.wattline.rating.tariff.TariffDocument;
import org.wattline.rating.tariff.TariffJson;
import org.wattline.tenancy.TenantId;
import org.wattline.tenancy.TenantScope;

/**
 * Resolves tariffs and keeps what it resolved. The tenant is part of every key, and so is a count
 * of publications and uploads: what another replica published is seen at once.
 */
@Component
class StoredTariffBook implements TariffBook {
  /** A resolved day of quarter-hours takes about 1 KB: some 100 MB at the most. */
  private static final long MAX_CACHED_DAYS = 100_000;

  /** The longest chain of base lists: as many as rating follows. */
  private static final int MAX_CHAIN = 10;

  private final ProductRows products;
  private final VersionRows versions;
  private final References references;
  private final Cache<Key, List<ResolvedSpan>> cache =
      Caffeine.newBuilder()
          .maximumWeight(MAX_CACHED_DAYS)
          .weigher((Key key, List<ResolvedSpan> spans) -> Math.max(1, key.days().days()))
          .build();

  StoredTariffBook(ProductRows products, VersionRows versions, References references) {
    this.products = products;
    this.versions = versions;
    this.references = references;
  }

  private record Key(
      TenantId tenant, UUID product, LocalDateRange days, @Nullable Instant knownAt, long stamp) {}

  @Override
  @Transactional(readOnly = true)
  public Product product(UUID productId) {
    return find(productId)
        .orElseThrow(() -> new IllegalArgumentException("There is no product " + productId));
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<Product> find(UUID productId) {
    return products.known(productId);
  }

  @Override
  @Transactional(readOnly = true)
  public List<Product> offered() {
    return products.offered();
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<LocalDate> pricedFrom(UUID productId) {
    return versions.firstDay(productId);
  }

  @Override
  @Transactional(readOnly = true)
  public List<ResolvedSpan> resolve(
      UUID productId, LocalDateRange days, @Nullable Instant knownAt) {
    if (days.isEmpty() || days.days() > ResolvedTariff.MAX_DAYS) {
      throw new IllegalArgumentException(
          "1 to " + ResolvedTariff.MAX_DAYS + " days are resolved at once: " + days);
    }
    Instant known = knownAt == null ? null : knownAt.truncatedTo(ChronoUnit.MICROS);
    Key key = new Key(TenantScope.current(), productId, days, known, versions.currentStamp());
    List<ResolvedSpan> cached = cache.getIfPresent(key);
    if (cached == null) {
      cached = List.copyOf(resolved(product(productId), days, known));
      cache.put(key, cached);
    }
    return cached;
  }

  @Override
  @Transactional(readOnly = true)
  public ResolvedTariff tried(String document, LocalDateRange days) {
    TariffDocument tariff = TariffJson.read(document);
    List<TariffDocument> chain = new Shelf(null).chain(tariff, days.from());
    return Tariff.of(tariff).resolve(references.of(chain, days, null), days);
  }

  /** A stretch of days and what is published for them: the product's version, then its bases'. */
  private record Stretch(LocalDateRange days, UUID versionId, List<TariffDocument> chain) {}

  private List<ResolvedSpan> resolved(
      Product product, LocalDateRange days, @Nullable Instant knownAt) {
    Shelf shelf = new Shelf(knownAt);
    TreeSet<LocalDate> cuts = new TreeSet<>(List.of(days.from(), days.to()));
    shelf.withBases(product.code()).stream()
        .flatMap(code -> shelf.versions(code).stream())
        .map(VersionRows.Published::effectiveFrom)
        .filter(day -> days.contains(day))
        .forEach(cuts::add);
    List<Stretch> stretches = new ArrayList<>();
    LocalDate from = cuts.removeFirst();
    for (LocalDate to : cuts) {
      Optional<VersionRows.Published> priced = shelf.inForce(product.code(), from);
      if (priced.isPresent()) {
        append(
            stretches,
            new Stretch(
                LocalDateRange.of(from, to),
                priced.get().id(),
                shelf.chain(shelf.document(priced.get()), from)));
      }
      from = to;
    }
    return stretches.stream()
        .map(
            each ->
                new ResolvedSpan(
                    each.days(),
                    each.versionId(),
                    Tariff.of(each.chain().getFirst())
                        .resolve(references.of(each.chain(), each.days(), knownAt), each.days())))
        .toList();
  }

  private static void append(List<Stretch> stretches, Stretch next) {
    Stretch last = stretches.isEmpty() ? null : stretches.getLast();
    if (last != null
        && last.days().to().equals(next.days().from())
        && Continuation.holds(last.chain(), next.chain(), next.days().from())) {
      stretches.removeLast();
      stretches.add(
          new Stretch(
              LocalDateRange.of(last.days().from(), next.days().to()),
              next.versionId(),
              next.chain()));
    } else {
      stretches.add(next);
    }
  }

  /** The versions of a product and of the lists it inherits from, each read once. */
  private final class Shelf {
    private final @Nullable Instant knownAt;
    private final Map<String, List<VersionRows.Published>> byCode = new LinkedHashMap<>();
    private final Map<UUID, TariffDocument> read = new HashMap<>();

    Shelf(@Nullable Instant knownAt) {
      this.knownAt = knownAt;
    }

    List<VersionRows.Published> versions(String code) {
      return byCode.computeIfAbsent(
          code,
          each ->
              products
                  .byCode(each)
                  .map(product -> versions.known(product.id(), knownAt))
                  .orElse(List.of()));
    }

    TariffDocument document(VersionRows.Published version) {
      return read.computeIfAbsent(version.id(), id -> TariffJson.read(version.document()));
    }

    /** The product's code and those of all lists that a version of it ever inherits from. */
    List<String> withBases(String code) {
      List<String> codes = new ArrayList<>(List.of(code));
      for (int i = 0; i < codes.size() && i < MAX_CHAIN; i++) {
        for (VersionRows.Published version : versions(codes.get(i))) {
          Base base = document(version).base();
          if (base != null && !codes.contains(base.tariff())) {
            codes.add(base.tariff());
          }
        }
      }
      return codes;
    }

    /** Of the versions whose first day has come, the one published last. */
    Optional<VersionRows.Published> inForce(String code, LocalDate day) {
      return versions(code).stream()
          .filter(version -> !version.effectiveFrom().isAfter(day))
          .reduce((earlier, later) -> later);
    }

    List<TariffDocument> chain(TariffDocument tariff, LocalDate day) {
      List<TariffDocument> chain = new ArrayList<>(List.of(tariff));
      Base base = chain.getLast().base();
      while (base != null && chain.size() <= MAX_CHAIN) {
        Optional<VersionRows.Published> list = inForce(base.tariff(), day);
        if (list.isEmpty()) {
          throw new IllegalArgumentException("No version of base " + base.tariff() + " on " + day);
        }
        chain.add(document(list.get()));
        base = chain.getLast().base();
      }
      return chain;
    }
  }
}
