/** CSV against published exports and tables of odd hours. */
@org.jspecify.annotations.NullMarked
package org.wattline.formats.csv;
