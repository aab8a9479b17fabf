/**
 * Processes that the local stack starts, watches and ends: each writes to a log file of its own and
 * leaves its id on disk, so that what a killed launcher left behind can be found and ended.
 */
@NullMarked
package org.wattline.local.process;

import org.jspecify.annotations.NullMarked;
