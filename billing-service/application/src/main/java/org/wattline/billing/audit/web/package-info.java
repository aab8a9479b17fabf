/** The audit's part of the HTTP contract. */
@NullMarked
package org.wattline.billing.audit.web;

import org.jspecify.annotations.NullMarked;
