/** Benchmarks of the meter-to-cash service as a whole, over HTTP. */
@NullMarked
package org.wattline.bench.service;

import org.jspecify.annotations.NullMarked;
