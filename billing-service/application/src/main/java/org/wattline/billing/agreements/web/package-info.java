/** The contract of agreements. */
@NullMarked
package org.wattline.billing.agreements.web;

import org.jspecify.annotations.NullMarked;
