package org.wattline.tenancy;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.wattline.tenancy.directory.TenantState;

/** The tenant is not served now: suspended, being made, leaving, or not known (any more). */
public final class TenantNotServingException extends IllegalStateException {
  private final TenantId tenant;
  private final @Nullable TenantState state;
  private final @Nullable String reason;

  /**
   * @param state null when the directory does not know the tenant
   * @param reason what the registry gives as reason, to be shown to the tenant's people
   */
  public TenantNotServingException(
      TenantId tenant, @Nullable TenantState state, @Nullable String reason) {
    super(
        String.format(
            Locale.ROOT,
            "Tenant %s is not served: %s%s",
            tenant,
            state == null ? "unknown" : state,
            reason == null ? "" : ", " + reason));
    this.tenant = tenant;
    this.state = state;
    this.reason = reason;
  }

  public TenantId tenant() {
    return tenant;
  }

  public @Nullable TenantState state() {
    return state;
  }

  public @Nullable String reason() {
    return reason;
  }
}
