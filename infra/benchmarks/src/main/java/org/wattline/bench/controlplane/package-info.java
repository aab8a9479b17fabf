/** What it takes to give suppliers their schemas and to bring many of them to a new version. */
@NullMarked
package org.wattline.bench.controlplane;

import org.jspecify.annotations.NullMarked;
