/**
 * CSV by declaration: a {@link org.wattline.formats.csv.CsvMapping} says which column is what, and
 * one reader does the rest, straight from bytes. {@link org.wattline.formats.csv.ReadyMappings}
 * holds the exports of known operators, found by their header.
 */
@org.jspecify.annotations.NullMarked
package org.wattline.formats.csv;
