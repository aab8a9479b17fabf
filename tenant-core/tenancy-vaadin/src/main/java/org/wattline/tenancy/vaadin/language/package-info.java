/** The reader's language: which of the supplier's it is, its texts, and how it writes numbers. */
@NullMarked
package org.wattline.tenancy.vaadin.language;

import org.jspecify.annotations.NullMarked;
