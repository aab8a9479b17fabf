package org.wattline.vee.settings;

import org.jspecify.annotations.Nullable;

/**
 * What a channel's class is found by.
 *
 * @param commodity small letters, as {@code electricity}
 * @param direction small letters, as {@code import}
 * @param profile of its point; null for none
 * @param capacityW of its point's connection; null where nobody told
 */
public record ChannelKind(
    String commodity, String direction, @Nullable String profile, @Nullable Long capacityW) {}
