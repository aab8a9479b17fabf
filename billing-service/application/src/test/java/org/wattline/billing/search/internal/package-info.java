@NullMarked
package org.wattline.billing.search.internal;

import org.jspecify.annotations.NullMarked;
