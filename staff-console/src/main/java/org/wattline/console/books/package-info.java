/** The books of a supplier on any day: what customers owe, and what every account sums up to. */
@NullMarked
package org.wattline.console.books;

import org.jspecify.annotations.NullMarked;
