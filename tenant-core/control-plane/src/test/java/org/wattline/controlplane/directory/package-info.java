@NullMarked
package org.wattline.controlplane.directory;

import org.jspecify.annotations.NullMarked;
