/**
 * Wall five: the database. {@link org.wattline.tenancy.jdbc.TenantDataSource} hands out connections
 * that were logged in as the bound tenant's own role and never serve another; without a tenant it
 * throws before it touches a pool. Platform work says so by asking for {@link
 * org.wattline.tenancy.jdbc.PlatformDataSource}.
 */
@NullMarked
package org.wattline.tenancy.jdbc;

import org.jspecify.annotations.NullMarked;
