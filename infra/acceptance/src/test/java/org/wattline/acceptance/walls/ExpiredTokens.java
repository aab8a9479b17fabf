package org.wattline.acceptance.walls;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.wattline.local.Http;
import org.wattline.local.LocalStack;
import org.wattline.local.demo.Demo;
import org.wattline.local.demo.DemoSupplier;
import tools.jackson.databind.json.JsonMapper;

/** Tokens that a realm signed for a second only. */
final class ExpiredTokens {
  private static final Map<String, String> BY_SLUG = new ConcurrentHashMap<>();
  private static final int USUAL_SECONDS = 300;

  /** Services allow this much disagreement of clocks. */
  private static final int CLOCK_SKEW_SECONDS = 61;

  private ExpiredTokens() {}

  /** A token of a supplier's supervisor that lives for a second; always the same one. */
  static String of(LocalStack stack, DemoSupplier supplier) {
    return BY_SLUG.computeIfAbsent(supplier.slug(), slug -> shortLived(stack, slug));
  }

  /** A token that was good until a moment ago: truly signed, truly expired. */
  static String awaited(LocalStack stack, DemoSupplier supplier) throws InterruptedException {
    String token = of(stack, supplier);
    String claims =
        new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);
    long goodUntil = JsonMapper.shared().readTree(claims).path("exp").asLong() + CLOCK_SKEW_SECONDS;
    long wait = goodUntil - System.currentTimeMillis() / 1000;
    if (wait > 0) {
      TimeUnit.SECONDS.sleep(wait);
    }
    return token;
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
