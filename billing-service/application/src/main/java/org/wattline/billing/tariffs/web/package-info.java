/** The contract of products, tariffs and price indices. */
@NullMarked
package org.wattline.billing.tariffs.web;

import org.jspecify.annotations.NullMarked;
