/** Writes e-invoices: UBL 2.1 by EN 16931 and Peppol BIS Billing 3, and the EPC's QR code. */
@NullMarked
package org.wattline.documents.einvoice;

import org.jspecify.annotations.NullMarked;
