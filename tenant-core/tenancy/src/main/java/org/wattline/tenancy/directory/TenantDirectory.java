package org.wattline.tenancy.directory;

import java.util.List;
import java.util.Optional;
import org.wattline.tenancy.TenantId;

/** Answers who is who from memory: never blocks, never calls another service. */
public interface TenantDirectory {

  /** The tenant and the door that a host name (without port, any case) belongs to. */
  Optional<HostBinding> byHost(String host);

  /** The tenant whose realm issued tokens with exactly this issuer. */
  Optional<TenantEntry> byIssuer(String issuer);

  Optional<TenantEntry> byId(TenantId id);

  List<TenantEntry> all();

  /** The installation's own hosts and realm. */
  PlatformEntry platform();

  /** The version of the snapshot in use, 0 when none has been read yet. */
  long version();

  /** Calls back after every newer snapshot. */
  void onChange(Runnable listener);
}
