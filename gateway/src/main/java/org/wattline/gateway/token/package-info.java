/** Bearer tokens: only the realm of the host's own tenant is believed. Wall 3. */
@NullMarked
package org.wattline.gateway.token;

import org.jspecify.annotations.NullMarked;
