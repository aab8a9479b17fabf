/** Tests of how usage is put into words of the wire. */
@org.jspecify.annotations.NullMarked
package org.wattline.billing.metering.web;
