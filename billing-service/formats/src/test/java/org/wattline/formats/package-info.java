/** Formats held against published documents, tables of odd hours, and arbitrary bytes. */
@org.jspecify.annotations.NullMarked
package org.wattline.formats;
