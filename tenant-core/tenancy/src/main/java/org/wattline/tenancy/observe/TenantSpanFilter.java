package org.wattline.tenancy.observe;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationFilter;
import org.wattline.tenancy.TenantScope;

/** Adds the bound tenant's id to the spans of everything else; metrics are left alone. */
public final class TenantSpanFilter implements ObservationFilter {
  @Override
  public Observation.Context map(Observation.Context context) {
    TenantScope.find()
        .ifPresent(
            tenant ->
                context.addHighCardinalityKeyValue(KeyValue.of("tenant.id", tenant.toString())));
    return context;
  }
}
