/**
 * Stand-ins for the tests of both interfaces: an identity server, and a directory of two suppliers.
 */
@NullMarked
package org.wattline.tenancy.vaadin.test;

import org.jspecify.annotations.NullMarked;
