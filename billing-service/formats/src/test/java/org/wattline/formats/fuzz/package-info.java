/** Arbitrary bytes: no crash, no hang, bounded memory. */
@org.jspecify.annotations.NullMarked
package org.wattline.formats.fuzz;
