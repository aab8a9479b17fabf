package org.wattline.billing;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.modulith.Modulithic;
import org.wattline.billing.schema.BillingSchema;
import org.wattline.tenancy.jdbc.SchemaVersions;

/** Starts the meter-to-cash service. */
@SpringBootApplication
@Modulithic(systemName = "Wattline billing")
public class BillingApplication {
  public static void main(String[] args) {
    SpringApplication.run(BillingApplication.class, args);
  }

  /** A tenant whose schema is older or newer than this build reads is refused, not misread. */
  @Bean
  SchemaVersions schemaVersions() {
    return new SchemaVersions(BillingSchema.MINIMUM_VERSION, BillingSchema.CURRENT_VERSION);
  }
}
