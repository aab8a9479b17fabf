/** The steps of the journey, one class each, and what they make for one another. */
@NullMarked
package org.wattline.acceptance.smoke.steps;

import org.jspecify.annotations.NullMarked;
