package org.wattline.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.wattline.gateway.refusal.Refused;

/** Whatever is written in a Host header or a request line, it is read in one way or not at all. */
class AddressProperties {

  @Property
  void aHostThatIsReadIsInItsOneForm(@ForAll("hosts") String text) {
    Authority.parse(text)
        .ifPresent(
            authority -> {
              assertThat(authority.host()).matches("[a-z0-9.-]{1,253}");
              assertThat(authority.toString()).isEqualTo(text.toLowerCase(Locale.ROOT));
              assertThat(Authority.parse(authority.toString())).contains(authority);
            });
  }

  @Property
  void anOrdinaryHostIsAlwaysRead(@ForAll("slugs") String slug, @ForAll("ports") int port) {
    assertThat(Authority.parse(slug + ".localhost:" + port)).isPresent();
    assertThat(Authority.parse(slug + "-staff.localhost")).isPresent();
  }

  @Property
  void aPathThatIsReadHidesNothing(@ForAll("targets") String text) {
    RequestTarget target;
    try {
      target = RequestTarget.parse(text);
    } catch (Refused refused) {
      assertThat(refused.refusal().status()).isEqualTo(400);
      return;
    }
    List<String> segments = target.segments();
    assertThat(segments).doesNotContain(".", "..");
    assertThat(segments.subList(0, Math.max(0, segments.size() - 1))).doesNotContain("");
    assertThat(segments)
        .allSatisfy(
            segment ->
                assertThat(segment)
                    .doesNotContain("/")
                    .doesNotContain("\\")
                    .doesNotContain("%")
                    .doesNotContain(";")
                    .doesNotContain("\0")
                    .doesNotContain("\r")
                    .doesNotContain("\n"));
    // a second reading of what was read finds the same
    assertThat(RequestTarget.parse(target.path()).segments()).isEqualTo(segments);
  }

  @Provide
  Arbitrary<String> hosts() {
    return Arbitraries.oneOf(
        Arbitraries.strings().withChars("aZ9-._:@/%[] \0é,").ofMaxLength(20),
        Arbitraries.strings().ofMaxLength(300));
  }

  @Provide
  Arbitrary<String> slugs() {
    return Arbitraries.strings().withCharRange('a', 'z').numeric().ofMinLength(1).ofMaxLength(30);
  }

  @Provide
  Arbitrary<Integer> ports() {
    return Arbitraries.integers().between(1, 65_535);
  }

  @Provide
  Arbitrary<String> targets() {
    return Arbitraries.oneOf(
        Arbitraries.strings().withChars("/.%2eEfF5cC;\\aA?#:@ ").ofMaxLength(24).map(s -> "/" + s),
        Arbitraries.strings().ofMaxLength(50),
        Arbitraries.strings().withChars("/.:@abchtp?#").ofMaxLength(20).map(s -> "http://" + s));
  }
}
