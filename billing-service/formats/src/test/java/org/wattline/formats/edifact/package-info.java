/** MSCONS against real messages and a peer's reading of them. */
@org.jspecify.annotations.NullMarked
package org.wattline.formats.edifact;
