/**
 * The staff console. On a supplier's host its staff serve customers; on the platform's host
 * onboarding teams provision and look after suppliers. It has no database: the first asks the
 * billing service, the second the control plane, each with the person's own token.
 */
@NullMarked
package org.wattline.console;

import org.jspecify.annotations.NullMarked;
