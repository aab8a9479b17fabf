/** The meter-to-cash service: its modules are the packages below; each root package is an API. */
@NullMarked
package org.wattline.billing;

import org.jspecify.annotations.NullMarked;
