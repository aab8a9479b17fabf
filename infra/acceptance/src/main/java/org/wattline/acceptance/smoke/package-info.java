/**
 * {@code infra/smoke}: a user's whole way through Wattline in a real browser, step by step. A step
 * is a small class in {@code steps}; {@link org.wattline.acceptance.smoke.Smoke} names their order.
 */
@NullMarked
package org.wattline.acceptance.smoke;

import org.jspecify.annotations.NullMarked;
