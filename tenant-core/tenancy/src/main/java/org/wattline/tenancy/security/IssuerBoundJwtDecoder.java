package org.wattline.tenancy.security;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.wattline.tenancy.TenantNotServingException;
import org.wattline.tenancy.directory.TenantDirectory;
import org.wattline.tenancy.directory.TenantEntry;

/**
 * Takes a token only when its issuer is, letter for letter, one that the directory knows, and that
 * realm's key signed it with RS256. The issuer is read before the signature is checked, only to
 * choose whose keys must fit; the claim is compared again afterwards.
 */
public final class IssuerBoundJwtDecoder implements JwtDecoder {
  /** 16 KiB: what servers take as a header. */
  private static final int MAX_TOKEN_CHARS = 16 * 1024;

  private static final JOSEObjectType ACCESS_TOKEN = new JOSEObjectType("at+jwt");

  private final TenantDirectory directory;
  private final KeycloakBackChannel keycloak;
  private final TokenPolicy policy;
  private final Clock clock;
  private final VerifiedTokens verified = new VerifiedTokens();
  private final Map<String, RealmDecoder> decoders = new ConcurrentHashMap<>();

  private record RealmDecoder(String realm, JwtDecoder decoder) {}

  public IssuerBoundJwtDecoder(
      TenantDirectory directory, KeycloakBackChannel keycloak, TokenPolicy policy, Clock clock) {
    this.directory = directory;
    this.keycloak = keycloak;
    this.policy = policy;
    this.clock = clock;
    directory.onChange(this::forgetOldRealms);
  }

  /**
   * @throws BadJwtException when the token is not to be taken, for whatever reason
   * @throws TokenRefusedException when it is genuine and its tenant is not served now
   * @throws org.springframework.security.oauth2.jwt.JwtException when the realm's keys cannot be
   *     read
   */
  @Override
  public Jwt decode(String token) {
    String known = verified.issuer(token);
    String issuer = known == null ? claimedIssuer(token) : known;
    Jwt jwt;
    if (policy.realms() == TokenPolicy.Realms.PLATFORM) {
      if (directory.version() == 0 || !issuer.equals(directory.platform().issuer())) {
        throw unknownIssuer();
      }
      jwt = decoder(issuer, directory.platform().realm()).decode(token);
    } else {
      TenantEntry tenant =
          directory.byIssuer(issuer).orElseThrow(IssuerBoundJwtDecoder::unknownIssuer);
      jwt = decoder(issuer, tenant.realm()).decode(token);
      if (!tenant.state().serves()) {
        throw new TokenRefusedException(
            new TenantNotServingException(tenant.id(), tenant.state(), tenant.stateReason()));
      }
    }
    return jwt;
  }

  private static BadJwtException unknownIssuer() {
    return new BadJwtException("The issuer is not one of this service's");
  }

  private static String claimedIssuer(String token) {
    if (token.length() > MAX_TOKEN_CHARS) {
      throw new BadJwtException("The token is too long");
    }
    try {
      SignedJWT parsed = SignedJWT.parse(token);
      String issuer = parsed.getJWTClaimsSet().getIssuer();
      if (!JWSAlgorithm.RS256.equals(parsed.getHeader().getAlgorithm()) || issuer == null) {
        throw new BadJwtException("The token is not signed with RS256 by a named issuer");
      }
      return issuer;
    } catch (ParseException e) {
      throw new BadJwtException("This is not a token", e);
    }
  }

  private JwtDecoder decoder(String issuer, String realm) {
    @Nullable RealmDecoder known = decoders.get(issuer);
    if (known == null || !known.realm().equals(realm)) {
      known =
          decoders.compute(
              issuer,
              (key, present) ->
                  present != null && present.realm().equals(realm)
                      ? present
                      : new RealmDecoder(realm, decoderOf(issuer, realm)));
    }
    return known.decoder();
  }

  private JwtDecoder decoderOf(String issuer, String realm) {
    RealmKeys keys = new RealmKeys(realm, keycloak, clock);
    var processor = new DefaultJWTProcessor<SecurityContext>();
    processor.setJWSTypeVerifier(
        new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, ACCESS_TOKEN));
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, keys));
    processor.setJWTClaimsSetVerifier((claims, context) -> {}); // AccessTokenValidator does
    var validator = new AccessTokenValidator(issuer, policy, clock);
    NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
    decoder.setJwtValidator(validator);
    return verified.before(decoder, issuer, keys, validator);
  }

  private void forgetOldRealms() {
    decoders
        .keySet()
        .removeIf(
            issuer ->
                directory.byIssuer(issuer).isEmpty()
                    && !issuer.equals(directory.platform().issuer()));
  }
}
