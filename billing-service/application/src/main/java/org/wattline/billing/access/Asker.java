package org.wattline.billing.access;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.wattline.tenancy.security.Role;
import org.wattline.tenancy.security.TenantUser;

/**
 * The signed-in person or program that a request comes from. Either a customer or staff, never
 * both: which one follows from the client that asked for the token.
 *
 * @param subject the realm's own id of the asker
 * @param name to be shown in the audit
 */
public record Asker(String subject, String name, Set<Role> roles) {
  public Asker {
    roles = Set.copyOf(roles);
  }

  /** The person of a verified token. */
  static Asker of(TenantUser user) {
    return new Asker(user.subject(), user.username(), user.roles());
  }

  public boolean isStaff() {
    return roles.stream().anyMatch(Role::isStaff);
  }

  public boolean isCustomer() {
    return roles.contains(Role.CUSTOMER) && !isStaff();
  }

  /**
   * Lets staff with one of the roles pass.
   *
   * @throws org.wattline.tenancy.problem.ProblemException otherwise
   */
  public void requireAnyOf(Role first, Role... others) {
    EnumSet<Role> wanted = EnumSet.of(first, others);
    if (roles.stream().noneMatch(wanted::contains)) {
      throw Refusals.notAllowed(wanted);
    }
  }

  /**
   * Lets any member of staff pass.
   *
   * @throws org.wattline.tenancy.problem.ProblemException to customers
   */
  public void requireStaff() {
    if (!isStaff()) {
      throw Refusals.notAllowed(
          Arrays.stream(Role.values()).filter(Role::isStaff).collect(Collectors.toSet()));
    }
  }
}
