@NullMarked
package org.wattline.tenancy.autoconfigure;

import org.jspecify.annotations.NullMarked;
