package org.wattline.gateway.door;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.wattline.tenancy.directory.TenantDirectory;
import org.wattline.tenancy.directory.TenantEntry;

/** Tenants by the name of their realm, built anew when the directory has a newer version. */
final class RealmIndex {

  private record Index(long version, Map<String, TenantEntry> byRealm) {}

  private final TenantDirectory directory;
  private volatile Index index = new Index(-1, Map.of());

  RealmIndex(TenantDirectory directory) {
    this.directory = directory;
  }

  Optional<TenantEntry> find(String realm) {
    long version = directory.version();
    Index known = index;
    if (known.version() != version) {
      Map<String, TenantEntry> byRealm = new HashMap<>();
      for (TenantEntry tenant : directory.all()) {
        byRealm.put(tenant.realm(), tenant);
      }
      known = new Index(version, Map.copyOf(byRealm));
      index = known;
    }
    return Optional.ofNullable(known.byRealm().get(realm));
  }
}
