/**
 * Metrics and traces that say whose work they measure, without growing past the number of tenants.
 */
@NullMarked
package org.wattline.tenancy.observe;

import org.jspecify.annotations.NullMarked;
