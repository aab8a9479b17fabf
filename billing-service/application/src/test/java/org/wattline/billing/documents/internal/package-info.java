/** What the written documents are held against. */
@NullMarked
package org.wattline.billing.documents.internal;

import org.jspecify.annotations.NullMarked;
