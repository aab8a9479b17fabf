/**
 * The values that every part of Wattline speaks: money, energy, power, prices and ranges of time.
 * Pure Java; nothing here knows a tariff, a meter or a tenant.
 */
@NullMarked
package org.wattline.kernel;

import org.jspecify.annotations.NullMarked;
