/** The customers' part of the HTTP contract. */
@NullMarked
package org.wattline.billing.customers.web;

import org.jspecify.annotations.NullMarked;
