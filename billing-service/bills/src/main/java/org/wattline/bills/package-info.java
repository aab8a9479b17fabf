/**
 * Bills as differences: what should be billed for an agreement's periods less what was billed on
 * them, line by line, becomes the next document. Pure Java: it is told everything and keeps
 * nothing.
 *
 * <p>The order to read: {@code Agreement}, {@code PeriodPlan} (which periods there are), {@code
 * AccountBilling} (the difference), {@code BillDocument} (what is issued), {@code Checks}, {@code
 * Comparison}.
 */
@NullMarked
package org.wattline.bills;

import org.jspecify.annotations.NullMarked;
