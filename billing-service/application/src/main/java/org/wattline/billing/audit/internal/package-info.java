/** How the audit is kept. */
@NullMarked
package org.wattline.billing.audit.internal;

import org.jspecify.annotations.NullMarked;
