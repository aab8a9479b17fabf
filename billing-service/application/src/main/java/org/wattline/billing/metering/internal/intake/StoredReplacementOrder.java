package org.wattline.billing.metering.internal.intake;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wattline.billing.access.Asker;
import org.wattline.billing.access.Refusals;
import org.wattline.billing.audit.AuditTrail;
import org.wattline.billing.contract.metering.ReplacementRanks;
import org.wattline.billing.contract.metering.UsageQuality;
import org.wattline.billing.metering.ReplacementOrder;
import org.wattline.tenancy.security.Role;

@Service
class StoredReplacementOrder implements ReplacementOrder {
  /** There is one order a supplier, so the audit needs no id of it. */
  private static final UUID THE_ONE = new UUID(0, 0);

  private final JdbcClient jdbc;
  private final ChunkStore store;
  private final AuditTrail audit;

  StoredReplacementOrder(JdbcClient jdbc, ChunkStore store, AuditTrail audit) {
    this.jdbc = jdbc;
    this.store = store;
    this.audit = audit;
  }

  @Override
  @Transactional(readOnly = true)
  public ReplacementRanks get(Asker asker) {
    asker.requireStaff();
    return stored();
  }

  private ReplacementRanks stored() {
    Map<UsageQuality, Integer> ranks = new EnumMap<>(UsageQuality.class);
    StoredMarks.ranks(jdbc)
        .forEach((quality, rank) -> ranks.put(UsageQuality.valueOf(quality.name()), rank));
    return new ReplacementRanks(ranks);
  }

  @Override
  public ReplacementRanks set(Asker asker, ReplacementRanks wanted) {
    asker.requireAnyOf(Role.SUPERVISOR, Role.TENANT_ADMINISTRATOR);
    requireSense(wanted.ranks());
    // under the writers' lock: a chunk is judged by one order
    return Objects.requireNonNull(
        store.locked(
            now -> {
              ReplacementRanks before = stored();
              wanted.ranks().forEach(this::write);
              audit.record(
                  asker, "replacement-ranks-set", "replacement-ranks", THE_ONE, before, wanted);
              return stored();
            }));
  }

  private void write(UsageQuality quality, int rank) {
    jdbc.sql(
            """
            insert into replacement_rank (quality, rank) values (:quality, :rank)
            on conflict (quality) do update set rank = excluded.rank
            """)
        .param("quality", quality.name())
        .param("rank", rank)
        .update();
  }

  private static void requireSense(Map<UsageQuality, Integer> ranks) {
    for (UsageQuality quality : UsageQuality.values()) {
      if (!ranks.containsKey(quality)) {
        throw Refusals.invalid("ranks." + quality, "must have a rank from 0 to 100");
      }
    }
    int missing = ranks.getOrDefault(UsageQuality.MISSING, 0);
    ranks.forEach(
        (quality, rank) -> {
          if (quality != UsageQuality.MISSING && rank <= missing) {
            throw Refusals.invalid(
                "ranks." + quality,
                "must be above the rank of MISSING: no value never takes the place of a value");
          }
        });
  }
}
