/** What may be wrong with a day of meter data: one type for each rule, with its parameters. */
@NullMarked
package org.wattline.vee.rules;

import org.jspecify.annotations.NullMarked;
