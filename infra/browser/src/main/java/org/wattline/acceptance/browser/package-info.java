/** A real browser for journeys and for accessibility checks; it reaches this machine only. */
@NullMarked
package org.wattline.acceptance.browser;

import org.jspecify.annotations.NullMarked;
