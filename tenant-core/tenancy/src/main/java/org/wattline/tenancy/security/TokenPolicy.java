package org.wattline.tenancy.security;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which tokens a service takes.
 *
 * @param realms whose tokens
 * @param audience that they must name
 * @param rolesByClient the clients they may be issued to, and the roles that each may carry: a
 *     customer's portal never acts as staff, whatever roles the person has
 */
public record TokenPolicy(Realms realms, String audience, Map<String, Set<Role>> rolesByClient) {

  /** Whose realms a service serves: never both. */
  public enum Realms {
    TENANTS,
    PLATFORM
  }

  public TokenPolicy {
    rolesByClient =
        rolesByClient.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, entry -> Set.copyOf(entry.getValue())));
    boolean foreign =
        rolesByClient.values().stream()
            .flatMap(Set::stream)
            .anyMatch(role -> role.isPlatform() != (realms == Realms.PLATFORM));
    if (foreign) {
      throw new IllegalArgumentException(
          "Roles of the platform and of tenants do not mix: " + rolesByClient);
    }
  }

  /** The clients of every tenant's realm. */
  public static TokenPolicy forTenants() {
    return new TokenPolicy(
        Realms.TENANTS,
        "wattline-api",
        Map.of("portal", Set.of(Role.CUSTOMER), "console", roles(Role::isStaff)));
  }

  /** The clients of the platform's realm. */
  public static TokenPolicy forPlatform() {
    Set<Role> roles = roles(Role::isPlatform);
    return new TokenPolicy(
        Realms.PLATFORM,
        "wattline-platform-api",
        Map.of("console", roles, "onboarding-automation", roles));
  }

  private static Set<Role> roles(Predicate<Role> which) {
    return Stream.of(Role.values())
        .filter(which)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
  }
}
