/**
 * The suppliers of this installation, for onboarding teams: the list, the wizard that provisions a
 * new one, and a supplier's page with everything that can be done to it.
 */
@NullMarked
package org.wattline.console.suppliers;

import org.jspecify.annotations.NullMarked;
