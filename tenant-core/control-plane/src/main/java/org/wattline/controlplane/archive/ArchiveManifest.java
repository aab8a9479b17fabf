package org.wattline.controlplane.archive;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wattline.tenancy.TenantId;

/**
 * What an archive holds: readable without any key, and authenticated under the archive's key by the
 * member beside it.
 *
 * @param format always {@value #FORMAT}
 * @param formatVersion {@value #VERSION}; a reader refuses what is newer
 * @param schemaVersion the schema's version, to which a restore migrates before it fills the tables
 * @param history the scripts that were applied, with their checksums
 * @param key how the archive's key is opened
 * @param members every sealed member
 * @param notIncluded what the archive does not hold, in sentences
 */
public record ArchiveManifest(
    String format,
    int formatVersion,
    TenantId tenant,
    String slug,
    Instant exportedAt,
    int schemaVersion,
    List<Applied> history,
    Key key,
    List<Table> tables,
    List<Sequence> sequences,
    long people,
    List<Member> members,
    List<String> notIncluded) {
  static final String FORMAT = "wattline-tenant-archive";
  static final int VERSION = 1;

  public ArchiveManifest {
    history = List.copyOf(history);
    tables = List.copyOf(tables);
    sequences = List.copyOf(sequences);
    members = List.copyOf(members);
    notIncluded = List.copyOf(notIncluded);
  }

  /**
   * A script in the schema's history.
   *
   * @param version 0 for a market pack's
   */
  public record Applied(String script, int version, String checksum) {}

  /**
   * The archive's key, sealed.
   *
   * @param tenantKey the tenant's key under the installation's master key
   * @param sealed the archive's key under the tenant's key
   * @param passphrase the archive's key under a passphrase, where one was given
   */
  public record Key(String tenantKey, String sealed, @Nullable Passphrase passphrase) {}

  /**
   * PBKDF2 with HMAC-SHA-512, then AES-256-GCM.
   *
   * @param salt base64
   * @param sealed base64: nonce, key and tag
   */
  public record Passphrase(String salt, int iterations, String sealed) {}

  /**
   * A table's rows.
   *
   * @param columns in the order of the member's COPY text
   * @param sha256 of the rows in COPY text, in the order of the primary key
   */
  public record Table(
      String name, String member, List<String> columns, long rows, long bytes, String sha256) {
    public Table {
      columns = List.copyOf(columns);
    }
  }

  /** A sequence's position. */
  public record Sequence(String name, long lastValue, boolean called) {}

  /**
   * A member as it is stored.
   *
   * @param sha256 of its sealed bytes
   */
  public record Member(String name, long bytes, String sha256) {}
}
