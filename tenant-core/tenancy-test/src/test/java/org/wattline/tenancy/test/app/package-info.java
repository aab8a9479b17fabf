/** A small service with one of everything that must keep its tenant. */
@NullMarked
package org.wattline.tenancy.test.app;

import org.jspecify.annotations.NullMarked;
