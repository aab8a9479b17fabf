package org.wattline.billing.metering.internal.usage;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which registers of a meter count in which time-of-use period. A register of everything stands
 * beside those of its parts: parts whose period is not declared are left out then, because they
 * would count a second time.
 */
final class RegisterChoice {
  private static final Pattern TOTAL = Pattern.compile("|.*\\d+\\.\\d+\\.0(?:\\*\\d+)?");

  private RegisterChoice() {}

  /** Registers to count, each with its period; null is all periods. */
  static Map<ChannelRow, @Nullable String> of(
      List<ChannelRow> registers, Map<List<String>, RegisterFacts> facts) {
    Map<ChannelRow, @Nullable String> declared = new LinkedHashMap<>();
    Map<ChannelRow, @Nullable String> undeclared = new LinkedHashMap<>();
    boolean whole = false;
    for (ChannelRow register : registers) {
      RegisterFacts known = facts.get(List.of(register.serial(), register.code()));
      if (known != null && !known.period().isEmpty()) {
        declared.put(register, known.period());
      } else if (TOTAL.matcher(register.code()).matches() || registers.size() == 1) {
        declared.put(register, null);
        whole = true;
      } else {
        undeclared.put(register, register.code());
      }
    }
    if (!whole) {
      declared.putAll(undeclared);
    }
    return declared;
  }
}
