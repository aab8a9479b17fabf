/**
 * Calendars bound to a zone and a range of days: which period holds when. The result is made for
 * summing: each day points to one of a few tables, each table is a list of runs.
 */
@NullMarked
package org.wattline.rating.calendar;

import org.jspecify.annotations.NullMarked;
