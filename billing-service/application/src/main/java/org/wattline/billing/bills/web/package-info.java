/** Bills and runs over HTTP. */
@NullMarked
package org.wattline.billing.bills.web;

import org.jspecify.annotations.NullMarked;
