@org.jspecify.annotations.NullMarked
package org.wattline.billing.metering.internal.sources;
