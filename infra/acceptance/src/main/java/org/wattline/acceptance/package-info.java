/**
 * The whole stack as its users meet it: journeys in a real browser, run by the tests of this module
 * and by {@code infra/smoke}.
 */
@NullMarked
package org.wattline.acceptance;

import org.jspecify.annotations.NullMarked;
