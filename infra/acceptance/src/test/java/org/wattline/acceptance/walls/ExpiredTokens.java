package org.wattline.acceptance.walls;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.wattline.local.Http;
import org.wattline.local.LocalStack;
import org.wattline.local.demo.Demo;
import org.wattline.local.demo.DemoSupplier;

/** Tokens that a realm signed for a second only. */
final class ExpiredTokens {
  private static final Map<String, String> BY_SLUG = new ConcurrentHashMap<>();
  private static final int USUAL_SECONDS = 300;

  private ExpiredTokens() {}

  /** A token of a supplier's supervisor that lives for a second; always the same one. */
  static String of(LocalStack stack, DemoSupplier supplier) {
    return BY_SLUG.computeIfAbsent(supplier.slug(), slug -> shortLived(stack, slug));
  }

  private static String shortLived(LocalStack stack, String slug) {
    setLife(stack, slug, 1);
    try {
      return stack.accessToken(slug, slug + "-staff", "console", "supervisor", Demo.PASSWORD);
    } finally {
      setLife(stack, slug, USUAL_SECONDS);
    }
  }

  private static void setLife(LocalStack stack, String realm, int seconds) {
    Http.program()
        .expectOk(
            "PUT",
            "http://127.0.0.1:" + stack.ports().keycloak() + "/admin/realms/" + realm,
            stack.identity().adminToken(),
            Map.of("accessTokenLifespan", seconds));
  }
}
