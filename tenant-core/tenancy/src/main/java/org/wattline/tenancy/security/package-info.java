/**
 * Wall four: the service. The tenant of a request is the tenant whose realm signed its token, and
 * nothing else: no header, no parameter, no host. {@link
 * org.wattline.tenancy.security.IssuerBoundJwtDecoder} checks the token, {@link
 * org.wattline.tenancy.security.TenantScopeFilter} runs the rest of the request in that tenant's
 * scope.
 */
@NullMarked
package org.wattline.tenancy.security;

import org.jspecify.annotations.NullMarked;
