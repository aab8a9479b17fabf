/** The contract of simulations. */
@NullMarked
package org.wattline.billing.simulations.web;

import org.jspecify.annotations.NullMarked;
