/** Tests of what every request goes through. */
@org.jspecify.annotations.NullMarked
package org.wattline.tenancy.web;
