/**
 * The whole of Wattline on one machine: PostgreSQL, Redis, Keycloak, a mail server and the five
 * services, on loopback addresses. {@link org.wattline.local.LocalStack} starts and stops it, for
 * {@code infra/up} and for the acceptance tests; {@link org.wattline.local.Part} is one of its
 * parts.
 */
@NullMarked
package org.wattline.local;

import org.jspecify.annotations.NullMarked;
