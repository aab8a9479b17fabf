package org.wattline.rating.usage;

import java.util.HashMap;
import java.util.Map;

/**
 * What was used, by channel. Usual channels are {@code import}, {@code export}, {@code generation},
 * {@code reactive}; a tariff may speak of any.
 */
public record Usage(Map<String, ChannelUsage> channels) {
  /** The most channels of one usage. */
  public static final int MAX_CHANNELS = 50;

  public Usage {
    if (channels.size() > MAX_CHANNELS) {
      throw new IllegalArgumentException(
          "At most " + MAX_CHANNELS + " channels: " + channels.size());
    }
    channels = Map.copyOf(channels);
  }

  public static Usage none() {
    return new Usage(Map.of());
  }

  public static Usage of(String channel, Intervals intervals) {
    return new Usage(Map.of(channel, ChannelUsage.of(intervals)));
  }

  /** This and one more channel. */
  public Usage with(String channel, ChannelUsage usage) {
    Map<String, ChannelUsage> all = new HashMap<>(channels);
    all.put(channel, usage);
    return new Usage(all);
  }
}
