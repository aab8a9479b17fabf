package org.wattline.tenancy.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * Tokens that were found genuine, so that a signature is worked out once and not with each request.
 * One is known only to the decoder that verified it, and only while that decoder has the very keys
 * in hand that it was verified with. What changes with time is looked at each time: the claims by
 * the validator, the tenant by the caller. Refused tokens are not remembered.
 */
final class VerifiedTokens {
  /** Characters of all tokens together: some ten thousand tokens, 30 MB with their claims. */
  private static final long MAX_CHARS = 10_000_000;

  private final Cache<String, Verified> tokens =
      Caffeine.newBuilder()
          .maximumWeight(MAX_CHARS)
          .<String, Verified>weigher((token, verified) -> token.length())
          .build();

  private record Verified(String issuer, Jwt jwt, Object decoder, Object keys) {}

  /** The issuer of a token that is known; null where it must be read. */
  @Nullable String issuer(String token) {
    Verified known = tokens.getIfPresent(token);
    return known == null ? null : known.issuer();
  }

  /** The decoder, asked only about tokens that it has not verified with the keys in hand. */
  JwtDecoder before(
      JwtDecoder decoder, String issuer, RealmKeys keys, AccessTokenValidator validator) {
    return token -> {
      Object inHand = keys.inHand();
      Verified known = tokens.getIfPresent(token);
      if (inHand != null
          && known != null
          && known.decoder() == decoder
          && known.keys() == inHand
          && !validator.validate(known.jwt()).hasErrors()) {
        return known.jwt();
      }
      Jwt jwt = decoder.decode(token);
      // keys that were fetched meanwhile may be others than those that it was verified with
      if (inHand != null && keys.inHand() == inHand) {
        tokens.put(token, new Verified(issuer, jwt, decoder, inHand));
      }
      return jwt;
    };
  }
}
