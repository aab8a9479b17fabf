/**
 * Sets letters as PDF: tagged and archival (PDF/A-2a and PDF/UA-1), the same bytes for the same
 * letter. {@link org.wattline.documents.pdf.LetterPdf} is the way in.
 */
@NullMarked
package org.wattline.documents.pdf;

import org.jspecify.annotations.NullMarked;
