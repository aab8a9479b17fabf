/**
 * The supplier's look: shades of its one colour that can be read in light and in dark, its name and
 * logo, and the head of every page.
 */
@NullMarked
package org.wattline.tenancy.vaadin.brand;

import org.jspecify.annotations.NullMarked;
