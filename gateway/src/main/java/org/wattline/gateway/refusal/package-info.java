/** How a no reads: a page in the reader's language for people, an RFC 9457 problem for programs. */
@NullMarked
package org.wattline.gateway.refusal;

import org.jspecify.annotations.NullMarked;
