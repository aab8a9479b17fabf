@NullMarked
package org.wattline.tenancy.directory;

import org.jspecify.annotations.NullMarked;
