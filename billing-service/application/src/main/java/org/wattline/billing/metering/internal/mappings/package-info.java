/**
 * The mappings of CSV that suppliers declare: {@link
 * org.wattline.billing.metering.internal.mappings.MappingDocument} is their form as JSON, {@link
 * org.wattline.billing.metering.internal.mappings.MappingRows} keeps every version.
 */
@NullMarked
package org.wattline.billing.metering.internal.mappings;

import org.jspecify.annotations.NullMarked;
