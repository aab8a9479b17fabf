/** Holds what rating is told of accounts to what is published of it. */
@NullMarked
package org.wattline.rating.context;

import org.jspecify.annotations.NullMarked;
