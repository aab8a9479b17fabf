/** Benchmarks of the letters that carry bills. */
@NullMarked
package org.wattline.bench.documents;

import org.jspecify.annotations.NullMarked;
