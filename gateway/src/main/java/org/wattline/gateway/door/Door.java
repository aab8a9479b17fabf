package org.wattline.gateway.door;

import org.jspecify.annotations.Nullable;
import org.wattline.tenancy.directory.PlatformEntry;
import org.wattline.tenancy.directory.TenantEntry;

/** What a host name leads to, and therefore who is believed there. */
public sealed interface Door {

  /** The host name in its one form, without port. */
  String host();

  /** The tenant, where the door is one tenant's. */
  default @Nullable TenantEntry owner() {
    return null;
  }

  /** The realm whose tokens are believed here; none where no token is. */
  default @Nullable Realm realm() {
    return null;
  }

  /** A short word for logs and metrics. */
  String kind();

  /** A supplier's customers. */
  record Portal(String host, TenantEntry tenant) implements Door {
    @Override
    public TenantEntry owner() {
      return tenant;
    }

    @Override
    public Realm realm() {
      return new Realm(tenant.realm(), tenant.issuer());
    }

    @Override
    public String kind() {
      return "portal";
    }
  }

  /** A supplier's staff. */
  record Console(String host, TenantEntry tenant) implements Door {
    @Override
    public TenantEntry owner() {
      return tenant;
    }

    @Override
    public Realm realm() {
      return new Realm(tenant.realm(), tenant.issuer());
    }

    @Override
    public String kind() {
      return "console";
    }
  }

  /** The onboarding team. */
  record Platform(String host, PlatformEntry platform) implements Door {
    @Override
    public Realm realm() {
      return new Realm(platform.realm(), platform.issuer());
    }

    @Override
    public String kind() {
      return "platform";
    }
  }

  /**
   * Signing in.
   *
   * @param tenant whose realm the path names, null for the operators' realm and for files that all
   *     realms share
   * @param realm the realm that the path names, null for such files
   */
  record Identity(String host, @Nullable TenantEntry tenant, @Nullable Realm realm)
      implements Door {
    @Override
    public @Nullable TenantEntry owner() {
      return tenant;
    }

    @Override
    public String kind() {
      return "identity";
    }
  }

  /**
   * A host that the installation added, such as the mail viewer of a local stack. No tenant, no
   * tokens.
   */
  record Extra(String host, String label) implements Door {
    @Override
    public String kind() {
      return "extra";
    }
  }

  /**
   * A realm and the one issuer its tokens carry.
   *
   * @param name of the realm
   * @param issuer compared as a whole
   */
  record Realm(String name, String issuer) {}
}
