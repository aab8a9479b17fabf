/**
 * Tenants' secrets at rest. A master key, in a file that only the control plane and the billing
 * service can read, seals one key per tenant; the tenant's key seals the tenant's secrets. Every
 * sealed value is bound to its tenant and its name: moved to another row, it does not open.
 */
@NullMarked
package org.wattline.tenancy.secrets;

import org.jspecify.annotations.NullMarked;
