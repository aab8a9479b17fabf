/**
 * Products and their tariffs: drafts, publishing by two people, versions, and what a week costs
 * when.
 */
@NullMarked
package org.wattline.console.tariffs;

import org.jspecify.annotations.NullMarked;
