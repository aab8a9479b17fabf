package org.wattline.tenancy.directory;

import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The snapshot as JSON: one mapper for the control plane that writes it and the services that read
 * it. Fields that a reader does not know are passed over, so that services and control plane may be
 * upgraded in any order.
 */
public final class DirectoryJson {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private DirectoryJson() {}

  public static byte[] write(DirectorySnapshot snapshot) {
    return MAPPER.writeValueAsBytes(snapshot);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException when this is no snapshot
   */
  public static DirectorySnapshot read(byte[] json) {
    try {
      DirectorySnapshot snapshot = MAPPER.readValue(json, DirectorySnapshot.class);
      if (snapshot.version() <= 0) {
        throw new IllegalArgumentException("A directory snapshot needs a version above 0");
      }
      return snapshot;
    } catch (JacksonException | NullPointerException e) {
      int shown = Math.min(json.length, 80);
      throw new IllegalArgumentException(
          "Not a directory snapshot; it begins with: "
              + new String(json, 0, shown, StandardCharsets.UTF_8),
          e);
    }
  }
}
