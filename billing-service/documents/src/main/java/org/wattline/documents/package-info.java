/**
 * What a supplier sends out: a bill as a page to read ({@link org.wattline.documents.Letter} set by
 * {@code pdf.LetterPdf}) and as data for the receiver's books ({@link
 * org.wattline.documents.EInvoice} written by {@code einvoice.PeppolInvoice}). Both take amounts
 * that are decided already and compute none. Pure Java: no Spring, no database, no clock; the same
 * content gives the same bytes.
 */
@NullMarked
package org.wattline.documents;

import org.jspecify.annotations.NullMarked;
