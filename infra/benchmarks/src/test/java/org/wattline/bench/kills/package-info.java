/**
 * What dies in tests that kill: the fixture's PostgreSQL, and the service in a process of its own.
 */
@org.jspecify.annotations.NullMarked
package org.wattline.bench.kills;
