/** The premises' part of the HTTP contract. */
@NullMarked
package org.wattline.billing.premises.web;

import org.jspecify.annotations.NullMarked;
