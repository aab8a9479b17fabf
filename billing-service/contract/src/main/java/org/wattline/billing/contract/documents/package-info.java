/**
 * What customers are sent: bills as PDF and as e-invoices, who sends them, and what became of each
 * mail.
 */
@NullMarked
package org.wattline.billing.contract.documents;

import org.jspecify.annotations.NullMarked;
