/**
 * The rate engine: a tariff and what was used become lines that each carry their proof. Pure Java:
 * no framework, no I/O. The order to read: {@code tariff} (what is published), {@code usage} and
 * {@code context} (what is asked), {@code result} and {@code proof} (what is answered), {@code
 * engine} (how).
 */
@NullMarked
package org.wattline.rating;

import org.jspecify.annotations.NullMarked;
