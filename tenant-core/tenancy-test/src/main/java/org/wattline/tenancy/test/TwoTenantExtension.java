package org.wattline.tenancy.test;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.wattline.tenancy.directory.TenantState;

/** Hands out the shared pair, and gives it back its state, clock and keys after every test. */
final class TwoTenantExtension implements ParameterResolver, AfterEachCallback {

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == TwoTenants.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return TwoTenants.shared();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    TwoTenants tenants = TwoTenants.shared();
    tenants.clock().reset();
    tenants.tokens().down(false);
    for (var tenant : java.util.List.of(tenants.acme(), tenants.bolt())) {
      if (tenant.state() != TenantState.READY) {
        tenants.directory().state(tenant.id(), TenantState.READY, null);
      }
    }
  }
}
