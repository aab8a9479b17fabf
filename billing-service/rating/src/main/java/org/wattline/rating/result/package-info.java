/**
 * What rating answers: lines with their proofs, tax lines, refusals, and what the next bill needs.
 */
@NullMarked
package org.wattline.rating.result;

import org.jspecify.annotations.NullMarked;
