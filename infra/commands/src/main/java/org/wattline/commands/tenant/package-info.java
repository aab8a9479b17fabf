/**
 * {@code infra/tenant}: the onboarding team's work from a terminal, through the public API alone.
 */
@NullMarked
package org.wattline.commands.tenant;

import org.jspecify.annotations.NullMarked;
