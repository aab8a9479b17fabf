package org.wattline.tenancy.problem;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.util.ClassUtils;

/** Leaves refusals of Spring Security, where it is present, to its own filters. */
final class SecurityProblems {
  private static final boolean PRESENT =
      ClassUtils.isPresent(
          "org.springframework.security.access.AccessDeniedException",
          SecurityProblems.class.getClassLoader());

  private SecurityProblems() {}

  static void rethrow(Exception e) {
    if (PRESENT) {
      Security.rethrow(e);
    }
  }

  /** Loaded only where Spring Security is. */
  private static final class Security {
    static void rethrow(Exception e) {
      if (e instanceof AccessDeniedException denied) {
        throw denied;
      }
      if (e instanceof AuthenticationException unauthenticated) {
        throw unauthenticated;
      }
    }
  }
}
