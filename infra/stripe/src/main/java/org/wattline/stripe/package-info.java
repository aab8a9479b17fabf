/**
 * A stand-in for Stripe, for tests and the demo: speaks as much of Stripe's API as Wattline uses,
 * keeps state, shows a page to type a card into, knows Stripe's documented test cards and sends
 * signed webhooks. {@link org.wattline.stripe.StripeStandIn} starts it. It takes test cards and
 * test keys only, and listens on the loopback address only.
 */
@NullMarked
package org.wattline.stripe;

import org.jspecify.annotations.NullMarked;
