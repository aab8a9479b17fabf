/**
 * Products, the tariffs that price them, version by version, and the indices that prices follow.
 */
@NullMarked
package org.wattline.billing.contract.tariffs;

import org.jspecify.annotations.NullMarked;
