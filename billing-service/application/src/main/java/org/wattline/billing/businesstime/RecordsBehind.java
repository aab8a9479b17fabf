package org.wattline.billing.businesstime;

import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.wattline.billing.audit.AuditFilter;
import org.wattline.billing.audit.AuditTrail;
import org.wattline.tenancy.TenantScope;
import org.wattline.tenancy.directory.TenantDirectory;
import org.wattline.tenancy.directory.TenantEntry;
import org.wattline.tenancy.time.Business;
import org.wattline.tenancy.time.BusinessClock;

/**
 * Refuses to start in a past that some supplier has left already: what is recorded from then on
 * would stand before what was recorded earlier.
 */
@Component
@ConditionalOnProperty(BusinessTimeConfiguration.STARTS_AT)
class RecordsBehind {
  private static final Logger log = LoggerFactory.getLogger(RecordsBehind.class);

  private final BusinessClock clock;
  private final AuditTrail audit;
  private final TenantDirectory directory;

  RecordsBehind(@Business BusinessClock clock, AuditTrail audit, TenantDirectory directory) {
    this.clock = clock;
    this.audit = audit;
    this.directory = directory;
  }

  /** Looks at what every supplier recorded last. */
  @EventListener(ApplicationReadyEvent.class)
  void require() {
    Instant start = clock.instant();
    log.warn("Business time starts at {}", start);
    for (TenantEntry tenant : directory.all()) {
      if (tenant.state().serves()) {
        TenantScope.call(tenant.id(), () -> requireEarlier(tenant, start));
      }
    }
  }

  private boolean requireEarlier(TenantEntry tenant, Instant start) {
    audit.list(AuditFilter.ALL, null, 1).items().stream()
        .filter(last -> last.at().isAfter(start))
        .findFirst()
        .ifPresent(
            last -> {
              throw new IllegalStateException(
                  BusinessTimeConfiguration.STARTS_AT
                      + " is "
                      + start
                      + ", and "
                      + tenant.slug()
                      + " has recorded changes up to "
                      + last.at()
                      + ". Start without it, or later.");
            });
    return true;
  }
}
