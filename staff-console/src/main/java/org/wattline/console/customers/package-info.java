/** Customers and their accounts, as the supplier's staff see and change them. */
@NullMarked
package org.wattline.console.customers;

import org.jspecify.annotations.NullMarked;
