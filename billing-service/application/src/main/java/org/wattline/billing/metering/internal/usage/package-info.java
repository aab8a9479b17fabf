/** What is known of usage, for people, for rating, and for whoever waits for changes. */
@NullMarked
package org.wattline.billing.metering.internal.usage;

import org.jspecify.annotations.NullMarked;
