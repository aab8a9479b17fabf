/**
 * The service's HTTP contract: records and {@code @HttpExchange} interfaces. Controllers implement
 * the interfaces, the user interfaces and integrators proxy them; so what a page can do is what its
 * reader's token can do, and no more.
 */
@NullMarked
package org.wattline.billing.contract;

import org.jspecify.annotations.NullMarked;
