/**
 * The customer portal: what a supplier's customer does for themselves. It has no database; it asks
 * the billing service through its contract, as the customer, so a page can do what the customer may
 * do and no more. {@code shell} is the frame, the other packages are its pages.
 */
@NullMarked
package org.wattline.portal;

import org.jspecify.annotations.NullMarked;
