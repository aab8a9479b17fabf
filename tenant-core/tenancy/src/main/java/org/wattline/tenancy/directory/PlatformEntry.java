package org.wattline.tenancy.directory;

/**
 * The installation itself: where onboarding teams work.
 *
 * @param host host name, without port, of the onboarding console
 * @param authHost host name, without port, of the identity server
 * @param realm the operators' realm
 * @param issuer the issuer of its tokens
 */
public record PlatformEntry(String host, String authHost, String realm, String issuer) {}
