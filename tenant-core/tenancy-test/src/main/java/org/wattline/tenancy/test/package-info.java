/**
 * Two suppliers on a real database, for the tests of every module: {@link
 * org.wattline.tenancy.test.TwoTenantTest} starts them, {@link
 * org.wattline.tenancy.test.TestTokens} signs their people in, {@link
 * org.wattline.tenancy.test.Canaries} and {@link org.wattline.tenancy.test.GrantsProof} look for
 * holes between them.
 */
@NullMarked
package org.wattline.tenancy.test;

import org.jspecify.annotations.NullMarked;
