@NullMarked
package org.wattline.commands.tenant;

import org.jspecify.annotations.NullMarked;
