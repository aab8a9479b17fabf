@NullMarked
package org.wattline.rating.calendar;

import org.jspecify.annotations.NullMarked;
