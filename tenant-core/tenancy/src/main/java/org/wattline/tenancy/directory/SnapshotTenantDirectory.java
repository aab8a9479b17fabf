package org.wattline.tenancy.directory;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wattline.tenancy.TenantId;

/**
 * A directory answered from one immutable snapshot, replaced as a whole by a newer one. A snapshot
 * in which two tenants share a host, an issuer, a realm or a schema is refused whole: serving the
 * one before it is late, serving this one would open a wall.
 */
public final class SnapshotTenantDirectory implements TenantDirectory {
  private static final Logger log = LoggerFactory.getLogger(SnapshotTenantDirectory.class);

  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final Object replacing = new Object();
  private volatile Index index = Index.EMPTY;

  /**
   * Takes a snapshot when it is newer than the one in use.
   *
   * @return whether it was taken
   * @throws IllegalArgumentException when the snapshot gives one thing to two tenants
   */
  public boolean offer(DirectorySnapshot snapshot) {
    synchronized (replacing) {
      if (snapshot.version() <= index.version()) {
        return false;
      }
      index = Index.of(snapshot);
    }
    for (Runnable listener : listeners) {
      try {
        listener.run();
      } catch (RuntimeException e) {
        log.error("A listener failed on directory version {}", snapshot.version(), e);
      }
    }
    return true;
  }

  /** The snapshot in use, if any. */
  public Optional<DirectorySnapshot> snapshot() {
    return Optional.ofNullable(index.snapshot());
  }

  @Override
  public Optional<HostBinding> byHost(String host) {
    return Optional.ofNullable(index.hosts().get(host.toLowerCase(Locale.ROOT)));
  }

  @Override
  public Optional<TenantEntry> byIssuer(String issuer) {
    return Optional.ofNullable(index.issuers().get(issuer));
  }

  @Override
  public Optional<TenantEntry> byId(TenantId id) {
    return Optional.ofNullable(index.ids().get(id));
  }

  @Override
  public List<TenantEntry> all() {
    DirectorySnapshot snapshot = index.snapshot();
    return snapshot == null ? List.of() : snapshot.tenants();
  }

  /**
   * @throws DirectoryNotReadyException before the first snapshot
   */
  @Override
  public PlatformEntry platform() {
    DirectorySnapshot snapshot = index.snapshot();
    if (snapshot == null) {
      throw new DirectoryNotReadyException();
    }
    return snapshot.platform();
  }

  @Override
  public long version() {
    return index.version();
  }

  @Override
  public void onChange(Runnable listener) {
    listeners.add(listener);
  }

  private record Index(
      @Nullable DirectorySnapshot snapshot,
      Map<String, HostBinding> hosts,
      Map<String, TenantEntry> issuers,
      Map<TenantId, TenantEntry> ids) {
    static final Index EMPTY = new Index(null, Map.of(), Map.of(), Map.of());

    static Index of(DirectorySnapshot snapshot) {
      var hosts = new HashMap<String, HostBinding>();
      var issuers = new HashMap<String, TenantEntry>();
      var ids = new HashMap<TenantId, TenantEntry>();
      var schemas = new HashMap<String, TenantEntry>();
      PlatformEntry platform = snapshot.platform();
      put(hosts, "host", lower(platform.host()), new HostBinding.Platform(platform));
      put(hosts, "host", lower(platform.authHost()), new HostBinding.Identity(platform));
      for (TenantEntry tenant : snapshot.tenants()) {
        put(ids, "id", tenant.id(), tenant);
        if (tenant.state() == TenantState.OFFBOARDED) {
          continue; // known by id for the audit; its hosts and realm are gone
        }
        for (String host : tenant.portalHosts()) {
          put(hosts, "host", lower(host), new HostBinding.Portal(tenant));
        }
        for (String host : tenant.consoleHosts()) {
          put(hosts, "host", lower(host), new HostBinding.Console(tenant));
        }
        put(issuers, "issuer", tenant.issuer(), tenant);
        DatabaseAccess database = tenant.database();
        if (database != null) {
          put(schemas, "schema", database.schema(), tenant);
        }
      }
      if (issuers.containsKey(platform.issuer())) {
        throw new IllegalArgumentException(
            "A tenant may not have the platform's issuer " + platform.issuer());
      }
      return new Index(snapshot, Map.copyOf(hosts), Map.copyOf(issuers), Map.copyOf(ids));
    }

    private static String lower(String host) {
      return host.toLowerCase(Locale.ROOT);
    }

    private static <K, V> void put(Map<K, V> map, String what, K key, V value) {
      if (map.putIfAbsent(key, value) != null) {
        throw new IllegalArgumentException(
            "The directory gives " + what + " " + key + " to two owners");
      }
    }

    long version() {
      return snapshot == null ? 0 : snapshot.version();
    }
  }
}
