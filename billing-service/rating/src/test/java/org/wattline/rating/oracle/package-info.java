/**
 * The engine held against what the world publishes: URDB rates with the monthly charges that a
 * trusted engine makes of them, that engine's own cases, annual bills that three peers agree on,
 * bills worked by hand. The inputs are read in place; where they are absent the tests say so by
 * name.
 */
@NullMarked
package org.wattline.rating.oracle;

import org.jspecify.annotations.NullMarked;
