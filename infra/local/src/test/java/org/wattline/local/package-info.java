/** The launcher's parts started for real on free ports, killed and started again. */
@NullMarked
package org.wattline.local;

import org.jspecify.annotations.NullMarked;
