@NullMarked
package org.wattline.billing.payments.web;

import org.jspecify.annotations.NullMarked;
