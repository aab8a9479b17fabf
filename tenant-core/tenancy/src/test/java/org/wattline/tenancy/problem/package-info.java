@NullMarked
package org.wattline.tenancy.problem;

import org.jspecify.annotations.NullMarked;
