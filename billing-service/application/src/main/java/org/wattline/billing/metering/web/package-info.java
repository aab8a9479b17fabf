@NullMarked
package org.wattline.billing.metering.web;

import org.jspecify.annotations.NullMarked;
