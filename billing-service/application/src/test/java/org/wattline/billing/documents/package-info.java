/** Tests of bills as files and of their mails. */
@NullMarked
package org.wattline.billing.documents;

import org.jspecify.annotations.NullMarked;
