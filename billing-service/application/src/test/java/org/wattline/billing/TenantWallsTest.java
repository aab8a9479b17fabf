package org.wattline.billing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.wattline.tenancy.test.GrantsProof;
import org.wattline.tenancy.test.TwoTenants;

class TenantWallsTest {

  @Test
  void noSuppliersLoginReachesARelationAFunctionOrASequenceOfItsNeighbour() {
    assertThat(GrantsProof.prove(TwoTenants.shared()).attempts()).isPositive();
  }
}
