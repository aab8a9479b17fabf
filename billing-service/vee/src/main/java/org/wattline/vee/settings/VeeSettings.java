package org.wattline.vee.settings;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wattline.rating.json.Default;
import org.wattline.rating.json.Doc;
import org.wattline.rating.json.Range;
import org.wattline.rating.json.Size;
import org.wattline.rating.tariff.Holidays;
import org.wattline.vee.estimate.LikeDay;
import org.wattline.vee.estimate.StandardProfile;

/** How a supplier validates and estimates. */
@Doc("How a supplier validates meter data and estimates what is missing of them.")
public record VeeSettings(
    @Doc("Classes of channels: a channel is of the first that takes it; the last takes all")
        @Size(min = 1, max = 50)
        List<PointClass> classes,
    @Doc("Holidays, which like days and statistics treat as days of their own; none when absent")
        @Nullable Holidays holidays,
    @Doc("Rows that take the place of those of the published like-day table")
        @Default("[]")
        @Size(max = 8)
        List<LikeDay> likeDays,
    @Doc("Standard load profiles") @Default("[]") @Size(max = 40) List<StandardProfile> profiles,
    @Doc("Whether an edit of values waits for a second person") @Default("false") boolean fourEyes,
    @Doc("Days in which somebody is to settle an exception that is an error")
        @Default("3")
        @Range(min = "1", max = "366")
        int errorDays,
    @Doc("The same for a warning") @Default("10") @Range(min = "1", max = "366") int warningDays,
    @Doc("Days without a value after which the grid operator is asked for it")
        @Default("5")
        @Range(min = "1", max = "366")
        int claimAfterDays,
    @Doc("Days that the grid operator has to answer") @Default("10") @Range(min = "1", max = "366")
        int claimAnswerDays) {

  /** The class of a channel. */
  public PointClass classOf(ChannelKind channel) {
    for (PointClass each : classes) {
      if (each.takes(channel)) {
        return each;
      }
    }
    throw new IllegalStateException("The last class takes all: " + channel);
  }

  /** A profile by its code. */
  public Optional<StandardProfile> profile(@Nullable String code) {
    return profiles.stream().filter(each -> each.code().equals(code)).findFirst();
  }
}
