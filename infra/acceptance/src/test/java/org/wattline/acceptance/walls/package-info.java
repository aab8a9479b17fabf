/**
 * Tries to get through the walls between suppliers, and between the customers of one, at every
 * operation and every page that the system has.
 */
@NullMarked
package org.wattline.acceptance.walls;

import org.jspecify.annotations.NullMarked;
