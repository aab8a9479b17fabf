/**
 * A supplier from nothing to its first administrator's invitation, in eight steps: role, schema,
 * migrations, realm, clients, roles, market-pack, administrator.
 */
@NullMarked
package org.wattline.controlplane.provisioning;

import org.jspecify.annotations.NullMarked;
