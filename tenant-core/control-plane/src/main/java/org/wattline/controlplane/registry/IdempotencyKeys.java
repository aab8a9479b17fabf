package org.wattline.controlplane.registry;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wattline.tenancy.TenantId;

/** Which tenant a request with an idempotency key made. */
@Repository
public class IdempotencyKeys {
  private final JdbcClient jdbc;
  private final Clock clock;

  /**
   * What a key stands for.
   *
   * @param sameRequest whether it was used for this request
   */
  public record Use(TenantId tenant, boolean sameRequest) {}

  public IdempotencyKeys(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** What the key was used for; empty when it is new. */
  public Optional<Use> find(String key, Object request) {
    byte[] hash = hash(request);
    return jdbc.sql("select tenant_id, request_hash from platform.idempotency_key where key = :key")
        .param("key", key)
        .query(
            (ResultSet row, int number) ->
                new Use(
                    new TenantId(row.getObject("tenant_id", UUID.class)),
                    MessageDigest.isEqual(hash, row.getBytes("request_hash"))))
        .optional();
  }

  /**
   * Binds a key to the tenant that its request made.
   *
   * @throws org.springframework.dao.DuplicateKeyException when another request was faster
   */
  public void bind(String key, Object request, TenantId tenant) {
    jdbc.sql(
            """
            insert into platform.idempotency_key (key, request_hash, tenant_id, created_at)
            values (:key, :hash, :tenant, :at)
            """)
        .param("key", key)
        .param("hash", hash(request))
        .param("tenant", tenant.value())
        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  private static byte[] hash(Object request) {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(Json.write(request).getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
