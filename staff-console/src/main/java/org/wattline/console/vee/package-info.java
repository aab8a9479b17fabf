/** Exceptions of meter data: the queue, and one with its curve. */
@org.jspecify.annotations.NullMarked
package org.wattline.console.vee;
