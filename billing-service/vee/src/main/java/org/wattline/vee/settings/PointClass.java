package org.wattline.vee.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wattline.rating.json.Default;
import org.wattline.rating.json.Doc;
import org.wattline.rating.json.Pattern;
import org.wattline.rating.json.Range;
import org.wattline.rating.json.Size;
import org.wattline.vee.estimate.Estimating;
import org.wattline.vee.rules.Rule;

/** Channels that are judged and estimated alike. */
@Doc("Channels that are judged and estimated alike. Conditions that are absent hold for all.")
public record PointClass(
    @Doc("What people call it, as `residential`") @Pattern("[A-Za-z0-9][A-Za-z0-9 _-]{0,39}")
        String name,
    @Doc("Commodities of its points, as `electricity`; all when empty")
        @Default("[]")
        @Size(max = 10)
        @Pattern("[a-z]{2,20}")
        List<String> commodities,
    @Doc("Directions of its channels: `import`, `export`, `net`, `generation`; all when empty")
        @Default("[]")
        @Size(max = 4)
        @Pattern("import|export|net|generation")
        List<String> directions,
    @Doc("Load profiles of its points; all when empty") @Default("[]") @Size(max = 100)
        List<String> profiles,
    @Doc("The least capacity of its points, in W") @Range(min = "0", max = "2000000000")
        @Nullable Integer fromCapacityW,
    @Doc("The capacity below which its points lie, in W") @Range(min = "1", max = "2000000000")
        @Nullable Integer belowCapacityW,
    @Doc("The rules, by rank") @Size(max = 40) List<Rule> rules,
    @Doc("How gaps are filled; when absent they stay") @Nullable Estimating estimating) {

  /** Whether the class takes every channel. */
  public boolean takesAll() {
    return commodities.isEmpty()
        && directions.isEmpty()
        && profiles.isEmpty()
        && fromCapacityW == null
        && belowCapacityW == null;
  }

  /** Whether a channel is of the class. */
  public boolean takes(ChannelKind channel) {
    Long capacity = channel.capacityW();
    return (commodities.isEmpty() || commodities.contains(channel.commodity()))
        && (directions.isEmpty() || directions.contains(channel.direction()))
        && (profiles.isEmpty() || channel.profile() != null && profiles.contains(channel.profile()))
        && (fromCapacityW == null || capacity != null && capacity >= fromCapacityW)
        && (belowCapacityW == null || capacity != null && capacity < belowCapacityW);
  }
}
