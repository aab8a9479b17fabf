@NullMarked
package org.wattline.local.demo.archive;

import org.jspecify.annotations.NullMarked;
