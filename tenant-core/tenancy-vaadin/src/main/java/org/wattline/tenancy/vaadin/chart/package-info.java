/**
 * One chart for both interfaces: bars and lines by meaning, a title that states the finding, values
 * by pointer and by keys, and the same numbers as a table. Drawn by Chart.js from a file of our own
 * server, under the pages' strict policy; {@code wattline/chart.js} is the element.
 */
@NullMarked
package org.wattline.tenancy.vaadin.chart;

import org.jspecify.annotations.NullMarked;
