package org.wattline.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

class ClientAddressTest {

  private final ClientAddress behindProxies =
      new ClientAddress(List.of("10.0.0.0/8", "192.168.1.1", "fd00::/8"));

  private static HttpHeaders forwardedFor(String... values) {
    HttpHeaders headers = new HttpHeaders();
    for (String value : values) {
      headers.add("X-Forwarded-For", value);
    }
    return headers;
  }

  private static InetSocketAddress peer(String address) {
    return new InetSocketAddress(InetAddress.ofLiteral(address), 4711);
  }

  @Test
  void nobodyIsBelievedWhereNoProxyIsNamed() {
    assertThat(new ClientAddress(List.of()).of(peer("10.0.0.1"), forwardedFor("203.0.113.9")))
        .isEqualTo("10.0.0.1");
  }

  @ParameterizedTest
  @CsvSource({
    "203.0.113.9, '198.51.100.1', 203.0.113.9",
    "10.0.0.1, '203.0.113.9', 203.0.113.9",
    "10.0.0.1, '198.51.100.1, 203.0.113.9', 203.0.113.9",
    "10.0.0.1, '198.51.100.1, 203.0.113.9, 192.168.1.1', 203.0.113.9",
    "10.0.0.1, '', 10.0.0.1",
    "10.0.0.1, 'unknown', 10.0.0.1",
    "10.0.0.1, 'example.org', 10.0.0.1",
    "10.0.0.1, '203.0.113.9:1234', 10.0.0.1",
    "fd00::1, '2001:db8::7', 2001:db8:0:0:0:0:0:7"
  })
  void theRightmostAddressThatNoProxyOfOursHasIsTheCallers(
      String peer, String forwarded, String expected) {
    assertThat(behindProxies.of(peer(peer), forwardedFor(forwarded))).isEqualTo(expected);
  }

  @Test
  void severalForwardingHeadersAreOneChain() {
    assertThat(behindProxies.of(peer("10.0.0.1"), forwardedFor("198.51.100.1", "203.0.113.9")))
        .isEqualTo("203.0.113.9");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "10.0.0.0/33", "10.0.0.0/x", "example.org", "10.0.0.0/-1", "::/129"})
  void aNetworkThatCannotBeReadIsNamedAtTheStart(String text) {
    assertThatThrownBy(() -> new ClientAddress(List.of(text)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(text);
  }

  @Test
  void anIpv6ConnectionHasOneBucketWhicheverOfItsAddressesItUses() {
    assertThat(ClientAddress.bucketOf("2001:db8:1:2:3:4:5:6"))
        .isEqualTo(ClientAddress.bucketOf("2001:db8:1:2:aaaa::1"))
        .isNotEqualTo(ClientAddress.bucketOf("2001:db8:1:3::1"));
    assertThat(ClientAddress.bucketOf("203.0.113.9")).isEqualTo("203.0.113.9");
    assertThat(ClientAddress.bucketOf("unknown")).isEqualTo("unknown");
  }
}
