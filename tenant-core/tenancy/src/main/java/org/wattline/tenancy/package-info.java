/**
 * What every service knows about tenants, and nothing about energy: who the tenant is ({@link
 * org.wattline.tenancy.TenantId}), which one the current work belongs to ({@link
 * org.wattline.tenancy.TenantScope}), and what the registry says of it ({@link
 * org.wattline.tenancy.directory.TenantDirectory}).
 */
@NullMarked
package org.wattline.tenancy;

import org.jspecify.annotations.NullMarked;
