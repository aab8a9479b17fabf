/**
 * How a service brings its part of the tenant schema to the control plane, which applies it and
 * knows it by no name.
 */
@NullMarked
package org.wattline.tenancy.schema;

import org.jspecify.annotations.NullMarked;
