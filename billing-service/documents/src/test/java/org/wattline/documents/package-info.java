/** Tests of letters and e-invoices, held to the official validators. */
@NullMarked
package org.wattline.documents;

import org.jspecify.annotations.NullMarked;
