package org.wattline.tenancy.vaadin.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationTest {
  @Test
  void aPageOfThisSiteIsKeptWithItsQuery() {
    assertThat(Destination.safe("/customers/12?q=maes")).isEqualTo("/customers/12?q=maes");
    assertThat(Destination.safe("accounts/9")).isEqualTo("/accounts/9");
    assertThat(Destination.safe(null)).isEqualTo("/");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//evil.example",
        "https://evil.example/",
        "/\\evil.example",
        "\\\\evil.example",
        "/a\nSet-Cookie: x=y",
        "/sign-in?to=/x",
        "javascript:alert(1)//",
        "/ space"
      })
  void nothingLeadsAwayFromTheSite(String wanted) {
    assertThat(Destination.safe(wanted)).startsWith("/").doesNotStartWith("//");
    assertThat(Destination.safe(wanted)).doesNotContain("\n", "\\", "sign-in?");
  }
}
