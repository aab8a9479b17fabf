/** Recomputes a rated bill from tariff and usage; shares no code with the engine that rated it. */
@NullMarked
package org.wattline.verifier;

import org.jspecify.annotations.NullMarked;
