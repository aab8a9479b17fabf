/**
 * The payment provider of a local stack: the stand-in for Stripe, inside the launcher's process.
 */
@NullMarked
package org.wattline.local.payments;

import org.jspecify.annotations.NullMarked;
