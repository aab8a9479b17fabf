@NullMarked
package org.wattline.tenancy.concurrent;

import org.jspecify.annotations.NullMarked;
