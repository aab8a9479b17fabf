package org.wattline.tenancy.security;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a person may be in a realm. Realm roles of other names mean nothing and are passed over. */
public enum Role {
  CUSTOMER("customer"),
  CUSTOMER_SERVICE("customer-service"),
  BILLING("billing"),
  FINANCE("finance"),
  FIELD_SERVICE("field-service"),
  SUPERVISOR("supervisor"),
  TENANT_ADMINISTRATOR("tenant-administrator"),
  ONBOARDING_OPERATOR("onboarding-operator"),
  ONBOARDING_VIEWER("onboarding-viewer"),
  /** Beside the operator's role: may take a supplier's data out of the installation. */
  INSTALLATION_OWNER("installation-owner");

  private static final Map<String, Role> BY_NAME =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(Role::realmRole, Function.identity()));

  private final String realmRole;

  Role(String realmRole) {
    this.realmRole = realmRole;
  }

  /** The role's name in Keycloak and in {@code hasRole('…')}. */
  public String realmRole() {
    return realmRole;
  }

  /** The authority that stands for it: {@code ROLE_} and the realm role. */
  public String authority() {
    return "ROLE_" + realmRole;
  }

  /** Whether this is a role of the platform's realm, not of a tenant's. */
  public boolean isPlatform() {
    return this == ONBOARDING_OPERATOR || this == ONBOARDING_VIEWER || this == INSTALLATION_OWNER;
  }

  /** Whether this is a role of a supplier's own people. */
  public boolean isStaff() {
    return this != CUSTOMER && !isPlatform();
  }

  public static Optional<Role> find(String realmRole) {
    return Optional.ofNullable(BY_NAME.get(realmRole));
  }
}
