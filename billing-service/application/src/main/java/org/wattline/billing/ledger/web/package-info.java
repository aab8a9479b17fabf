/** The books over HTTP. */
@NullMarked
package org.wattline.billing.ledger.web;

import org.jspecify.annotations.NullMarked;
