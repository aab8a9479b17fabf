@NullMarked
package org.wattline.controlplane.walls;

import org.jspecify.annotations.NullMarked;
