/** Benchmarks of meter data on its way from a file into the tables. */
@NullMarked
package org.wattline.bench.ingest;

import org.jspecify.annotations.NullMarked;
