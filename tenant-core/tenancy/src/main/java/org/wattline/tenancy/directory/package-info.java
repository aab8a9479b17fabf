/**
 * What the registry of the control plane tells every service about the tenants, held as a snapshot
 * that outlives the control plane, Redis and a restart.
 */
@NullMarked
package org.wattline.tenancy.directory;

import org.jspecify.annotations.NullMarked;
