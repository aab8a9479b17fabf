@NullMarked
package org.wattline.billing.businesstime;

import org.jspecify.annotations.NullMarked;
