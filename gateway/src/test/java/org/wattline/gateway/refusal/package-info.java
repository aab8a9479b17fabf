/** The words of refusals. */
@NullMarked
package org.wattline.gateway.refusal;

import org.jspecify.annotations.NullMarked;
