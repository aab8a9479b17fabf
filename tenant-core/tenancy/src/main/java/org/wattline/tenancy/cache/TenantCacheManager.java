package org.wattline.tenancy.cache;

import java.util.Collection;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.cache.Cache;
import org.springframework.cache.CacheManager;
import org.wattline.tenancy.TenantId;
import org.wattline.tenancy.TenantScope;

/**
 * Makes every cache of a manager a cache per tenant: the bound tenant is part of every key, and
 * without one there is neither reading nor writing. {@code clear} empties a cache for all tenants.
 */
public final class TenantCacheManager implements CacheManager {
  private final CacheManager manager;

  public TenantCacheManager(CacheManager manager) {
    this.manager = manager;
  }

  @Override
  public @Nullable Cache getCache(String name) {
    Cache cache = manager.getCache(name);
    return cache == null ? null : new TenantCache(cache);
  }

  @Override
  public Collection<String> getCacheNames() {
    return manager.getCacheNames();
  }

  /** A key and whose it is. */
  private record Key(TenantId tenant, Object key) {
    static Key of(Object key) {
      return new Key(TenantScope.current(), key);
    }

    /** As a key in a store of texts. */
    @Override
    public String toString() {
      return tenant + "::" + key;
    }
  }

  private record TenantCache(Cache cache) implements Cache {
    @Override
    public String getName() {
      return cache.getName();
    }

    @Override
    public Object getNativeCache() {
      return cache.getNativeCache();
    }

    @Override
    public @Nullable ValueWrapper get(Object key) {
      return cache.get(Key.of(key));
    }

    @Override
    public <T> @Nullable T get(Object key, @Nullable Class<T> type) {
      return cache.get(Key.of(key), type);
    }

    @Override
    public <T> @Nullable T get(Object key, Callable<T> loader) {
      return cache.get(Key.of(key), loader);
    }

    @Override
    public @Nullable CompletableFuture<?> retrieve(Object key) {
      return cache.retrieve(Key.of(key));
    }

    @Override
    public <T> CompletableFuture<T> retrieve(Object key, Supplier<CompletableFuture<T>> loader) {
      return cache.retrieve(Key.of(key), loader);
    }

    @Override
    public void put(Object key, @Nullable Object value) {
      cache.put(Key.of(key), value);
    }

    @Override
    public @Nullable ValueWrapper putIfAbsent(Object key, @Nullable Object value) {
      return cache.putIfAbsent(Key.of(key), value);
    }

    @Override
    public void evict(Object key) {
      cache.evict(Key.of(key));
    }

    @Override
    public boolean evictIfPresent(Object key) {
      return cache.evictIfPresent(Key.of(key));
    }

    @Override
    public void clear() {
      cache.clear();
    }

    @Override
    public boolean invalidate() {
      return cache.invalidate();
    }
  }
}
