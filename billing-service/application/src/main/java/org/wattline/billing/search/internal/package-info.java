/** How what was typed is understood, looked up and ranked. */
@NullMarked
package org.wattline.billing.search.internal;

import org.jspecify.annotations.NullMarked;
