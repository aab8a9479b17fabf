/** A supplier's choice of rules and ways to estimate, as a document that is checked as a whole. */
@NullMarked
package org.wattline.vee.settings;

import org.jspecify.annotations.NullMarked;
