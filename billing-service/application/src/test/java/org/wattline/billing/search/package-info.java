@NullMarked
package org.wattline.billing.search;

import org.jspecify.annotations.NullMarked;
