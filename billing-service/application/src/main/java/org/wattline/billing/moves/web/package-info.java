/** The contract of moves. */
@NullMarked
package org.wattline.billing.moves.web;

import org.jspecify.annotations.NullMarked;
