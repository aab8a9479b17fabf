/** How moves are made and vacancies found. */
@NullMarked
package org.wattline.billing.moves.internal;

import org.jspecify.annotations.NullMarked;
