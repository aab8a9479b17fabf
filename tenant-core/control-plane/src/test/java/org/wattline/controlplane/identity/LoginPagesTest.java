package org.wattline.controlplane.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LoginPagesTest {
  private final String policy =
      String.valueOf(
          LoginPages.headers("#0b6e4f", List.of("https://acme.example", "https://staff.example"))
              .get("contentSecurityPolicy"));

  @Test
  void nothingInlineAndNothingForeignRunsOnASignInPage() {
    assertThat(policy)
        .contains("default-src 'none'", "script-src 'self';", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
  }

  @Test
  void theBrandsOneStyleIsKnownByItsHash() {
    assertThat(LoginPages.style("#0b6e4f")).isEqualTo(":root{--brand:#0b6e4f}");
    // computed with another program
    assertThat(policy)
        .contains("style-src 'self' 'sha256-YVa/Jq5bcmW68E9Yl2PMOb3cOQ4gT1JGvVnQIuiYHUQ='");
  }

  @Test
  void aFormLeadsToTheSuppliersOwnHostsOnly() {
    assertThat(policy).contains("form-action 'self' https://acme.example https://staff.example;");
  }
}
