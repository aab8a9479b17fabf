/** The portal and the console as people meet them: paints, server time, statements, memory. */
@NullMarked
package org.wattline.bench.ui;

import org.jspecify.annotations.NullMarked;
