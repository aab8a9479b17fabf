/**
 * The tenants' realms in Keycloak, made from one template and kept in line with the registry, by
 * Keycloak's admin REST and the JDK's HTTP client. Every step looks before it makes: made twice is
 * made once.
 */
@NullMarked
package org.wattline.controlplane.identity;

import org.jspecify.annotations.NullMarked;
