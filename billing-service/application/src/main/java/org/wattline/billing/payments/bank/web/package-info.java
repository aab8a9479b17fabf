/** Bank transfers over HTTP. */
@NullMarked
package org.wattline.billing.payments.bank.web;

import org.jspecify.annotations.NullMarked;
