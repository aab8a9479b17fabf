/**
 * The harness of {@code infra/bench}: runs one named benchmark and the probe of its limit in one
 * process, in interleaved rounds, and reports medians. A benchmark is a {@link
 * org.wattline.bench.Benchmark} named in {@code META-INF/services}; those of an area live in a
 * package of their own below this one.
 */
@NullMarked
package org.wattline.bench;

import org.jspecify.annotations.NullMarked;
