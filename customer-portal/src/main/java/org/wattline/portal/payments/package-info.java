/** Paying: how much and by what, what became of it, receipts, saved cards and automatic payment. */
@NullMarked
package org.wattline.portal.payments;

import org.jspecify.annotations.NullMarked;
