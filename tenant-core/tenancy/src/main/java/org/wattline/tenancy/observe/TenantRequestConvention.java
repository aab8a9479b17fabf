package org.wattline.tenancy.observe;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.server.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.observation.ServerRequestObservationContext;

/**
 * Adds the tenant to {@code http.server.requests} and its spans. The value comes from the verified
 * token by way of the directory, never from what the caller sent, so there are no more values than
 * tenants.
 */
public final class TenantRequestConvention extends DefaultServerRequestObservationConvention {
  /** The request attribute that the filter which binds the tenant sets to its slug. */
  public static final String ATTRIBUTE = "org.wattline.tenancy.slug";

  @Override
  public KeyValues getLowCardinalityKeyValues(ServerRequestObservationContext context) {
    return super.getLowCardinalityKeyValues(context).and(tenant(context));
  }

  private KeyValue tenant(ServerRequestObservationContext context) {
    HttpServletRequest request = context.getCarrier();
    Object slug = request == null ? null : request.getAttribute(ATTRIBUTE);
    return KeyValue.of("tenant", slug == null ? "none" : slug.toString());
  }
}
