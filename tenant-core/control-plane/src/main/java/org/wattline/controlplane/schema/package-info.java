/**
 * The tenants' schemas: one ordered stream of SQL files, brought by whatever {@link
 * org.wattline.tenancy.schema.SchemaContribution}s are on the class path, applied to each tenant in
 * a transaction per file, with checks before and after, and recorded in the tenant's own history.
 */
@NullMarked
package org.wattline.controlplane.schema;

import org.jspecify.annotations.NullMarked;
