package org.wattline.billing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {
  /** Jars of their own below the service's package: not modules of the service. */
  private static final DescribedPredicate<JavaClass> OTHER_JARS =
      JavaClass.Predicates.resideInAnyPackage(
          "org.wattline.billing.contract..", "org.wattline.billing.schema..");

  private final ApplicationModules modules =
      ApplicationModules.of(BillingApplication.class, OTHER_JARS);

  @Test
  void modulesCallOnlyWhatTheyDeclare() {
    assertThat(modules.stream()).isNotEmpty();

    modules.verify();
  }
}
