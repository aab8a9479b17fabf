/** One search over everything that staff are asked about. */
@NullMarked
package org.wattline.billing.contract.search;

import org.jspecify.annotations.NullMarked;
