/**
 * What a request may say on its way in and an answer on its way out. Wall 2, and the security
 * headers.
 */
@NullMarked
package org.wattline.gateway.header;

import org.jspecify.annotations.NullMarked;
