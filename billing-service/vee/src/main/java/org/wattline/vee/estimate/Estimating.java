package org.wattline.vee.estimate;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wattline.rating.json.Default;
import org.wattline.rating.json.Doc;
import org.wattline.rating.json.Range;
import org.wattline.rating.json.Size;

/** How gaps are filled: steps tried in order until one has enough to go by. */
@Doc(
    "How gaps are filled. Steps are tried in order; the first whose longest gap is long enough and that has enough to"
        + " go by fills the gap. An actual value is never touched.")
public record Estimating(
    @Doc("The steps; none: gaps stay") @Default("[]") @Size(max = 10) List<Step> steps,
    @Doc(
            "Whether estimates between two register reads are scaled so that all values come to what the registers counted")
        @Default("true")
        boolean scaleToRegisters,
    @Doc("How many like days are averaged") @Default("3") @Range(min = "1", max = "20")
        int likeDays,
    @Doc("How many weeks before and after a gap are looked through")
        @Default("4")
        @Range(min = "1", max = "8")
        int weeks,
    @Doc("Days of the longest gap that is filled without being asked for")
        @Default("31")
        @Range(min = "0", max = "62")
        int longestDays,
    @Doc("The profile of the steps `profile` and `proration`, by its code") @Size(min = 1, max = 40)
        @Nullable String profile) {
  public Estimating {
    Set<Method> seen = new HashSet<>();
    for (Step step : steps) {
      if (!seen.add(step.method())) {
        throw new IllegalArgumentException("A method is listed twice: " + step.method());
      }
      if (step.method() == Method.PROFILE && profile == null) {
        throw new IllegalArgumentException("The step 'profile' needs a 'profile'");
      }
    }
  }
}
