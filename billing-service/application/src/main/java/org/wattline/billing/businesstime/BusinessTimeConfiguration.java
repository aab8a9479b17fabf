package org.wattline.billing.businesstime;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wattline.tenancy.directory.TenantDirectory;
import org.wattline.tenancy.time.Business;
import org.wattline.tenancy.time.BusinessCalendar;
import org.wattline.tenancy.time.BusinessClock;

/** The business clock, and the calendar that goes by it. */
@Configuration(proxyBeanMethods = false)
class BusinessTimeConfiguration {
  /** With this property, and only with it, business time begins in the past and can be moved. */
  static final String STARTS_AT = "wattline.business-time.starts-at";

  /** Who asks for a clock without saying which gets the machine's. */
  @Bean(defaultCandidate = false)
  @Business
  BusinessClock businessClock(Clock clock, @Value("${" + STARTS_AT + ":}") String startsAt) {
    if (startsAt.isEmpty()) {
      return BusinessClock.following(clock);
    }
    try {
      return BusinessClock.startingAt(Instant.parse(startsAt), clock);
    } catch (DateTimeParseException notAnInstant) {
      throw new IllegalArgumentException(
          STARTS_AT + " is not an instant such as 2025-11-03T08:00:00Z: " + startsAt, notAnInstant);
    }
  }

  @Bean
  BusinessCalendar businessCalendar(@Business Clock business, TenantDirectory directory) {
    return new BusinessCalendar(business, directory);
  }
}
