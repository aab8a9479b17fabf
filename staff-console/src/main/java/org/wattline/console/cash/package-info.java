/** Money from the bank that nobody is known for: whose it is, and taking back what was said. */
@NullMarked
package org.wattline.console.cash;

import org.jspecify.annotations.NullMarked;
