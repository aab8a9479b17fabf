/**
 * Work that leaves its thread keeps its tenant, and no other: decorators for Spring's executors and
 * schedulers, executors of virtual threads, and the one way to do something for every tenant.
 */
@NullMarked
package org.wattline.tenancy.concurrent;

import org.jspecify.annotations.NullMarked;
