/** Loads that die on the way. */
@org.jspecify.annotations.NullMarked
package org.wattline.bench.ingest;
