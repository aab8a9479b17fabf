/**
 * A customer's accounts: who may act on one, how it wants to be written to, and how to take one
 * into the portal.
 */
@NullMarked
package org.wattline.portal.accounts;

import org.jspecify.annotations.NullMarked;
