@NullMarked
package org.wattline.billing.audit;

import org.jspecify.annotations.NullMarked;
