@NullMarked
package org.wattline.tenancy.secrets;

import org.jspecify.annotations.NullMarked;
