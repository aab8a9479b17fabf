/** The record of who changed what, and when. */
@NullMarked
package org.wattline.billing.contract.audit;

import org.jspecify.annotations.NullMarked;
