/** The contract of the search. */
@NullMarked
package org.wattline.billing.search.web;

import org.jspecify.annotations.NullMarked;
