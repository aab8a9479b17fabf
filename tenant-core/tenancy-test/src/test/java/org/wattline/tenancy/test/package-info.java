/** The walls, tried on a small service that stands for all of them. */
@NullMarked
package org.wattline.tenancy.test;

import org.jspecify.annotations.NullMarked;
