/** Validation, estimation and editing of meter data: what was found, and what staff do about it. */
@NullMarked
package org.wattline.billing.contract.vee;

import org.jspecify.annotations.NullMarked;
