@NullMarked
package org.wattline.local.demo.history;

import org.jspecify.annotations.NullMarked;
