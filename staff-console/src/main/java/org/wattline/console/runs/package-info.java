/** Billing runs: selected, computed, looked at, approved by a second person, issued. */
@NullMarked
package org.wattline.console.runs;

import org.jspecify.annotations.NullMarked;
