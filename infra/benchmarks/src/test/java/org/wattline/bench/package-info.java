/** The harness measured on benchmarks whose figures are known. */
@NullMarked
package org.wattline.bench;

import org.jspecify.annotations.NullMarked;
