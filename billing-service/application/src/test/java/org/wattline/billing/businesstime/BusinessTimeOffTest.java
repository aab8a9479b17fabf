package org.wattline.billing.businesstime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wattline.billing.Desk;
import org.wattline.billing.Service;
import org.wattline.tenancy.security.Role;
import org.wattline.tenancy.test.TwoTenantTest;
import org.wattline.tenancy.test.TwoTenants;
import org.wattline.tenancy.time.Business;
import org.wattline.tenancy.time.BusinessClock;

/** A service as it is installed: business time is the machine's. */
@TwoTenantTest
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class BusinessTimeOffTest {
  @LocalServerPort int port;
  @Autowired @Business BusinessClock clock;

  @Test
  void withoutThePropertyThereIsNothingToMove(TwoTenants tenants) {
    Service service = new Service(port);
    Desk desk = new Desk(service, tenants);
    Map<String, String> move = Map.of("now", "2025-01-01T00:00:00Z");

    assertThat(clock.isBehind()).isFalse();
    assertThat(service.put(null, BusinessTimeController.PATH, move).status()).isEqualTo(401);
    assertThat(service.put("", BusinessTimeController.PATH, move).status()).isEqualTo(401);
    assertThat(
            service
                .put(desk.staff(Role.TENANT_ADMINISTRATOR), BusinessTimeController.PATH, move)
                .status())
        .isEqualTo(404);
  }
}
