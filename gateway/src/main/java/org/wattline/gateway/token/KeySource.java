package org.wattline.gateway.token;

import com.nimbusds.jose.jwk.JWKSet;
import reactor.core.publisher.Mono;

/** Where a realm's public keys come from. */
@FunctionalInterface
public interface KeySource {

  /** Reads the keys of a realm; fails where the identity server does not answer properly. */
  Mono<JWKSet> read(String realm);
}
