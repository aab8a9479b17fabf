/** The user interfaces from outside: their pages, and a browser's session without the browser. */
@NullMarked
package org.wattline.local.ui;

import org.jspecify.annotations.NullMarked;
