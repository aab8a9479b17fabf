/** What rating costs: a year of quarter-hours with full proofs, and twenty tariffs compared. */
@NullMarked
package org.wattline.bench.rating;

import org.jspecify.annotations.NullMarked;
