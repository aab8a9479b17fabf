package org.wattline.vee.estimate;

import org.wattline.rating.json.Default;
import org.wattline.rating.json.Doc;
import org.wattline.rating.json.Range;

/** One way to estimate, and the gaps that it is good for. */
@Doc("One way to estimate, and the longest gap that it is used for.")
public record Step(
    @Doc("How") Method method,
    @Doc("Minutes of the longest gap that it is used for")
        @Default("1000000")
        @Range(min = "1", max = "1000000")
        int longestMinutes) {}
