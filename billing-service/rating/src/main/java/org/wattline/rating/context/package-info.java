/**
 * What the engine is told besides tariff and usage: the account's class, attributes, overrides and
 * coupons, what earlier bills carried over, and the reference data that a tariff names.
 */
@NullMarked
package org.wattline.rating.context;

import org.jspecify.annotations.NullMarked;
