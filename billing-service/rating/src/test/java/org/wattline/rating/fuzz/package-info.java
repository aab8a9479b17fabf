/**
 * Fuzz tests of what reads documents from outside. In the suite they run over their seeds; with
 * {@code JAZZER_FUZZ=1} one of them runs on and looks for more.
 */
@NullMarked
package org.wattline.rating.fuzz;

import org.jspecify.annotations.NullMarked;
