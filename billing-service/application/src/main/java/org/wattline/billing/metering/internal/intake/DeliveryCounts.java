package org.wattline.billing.metering.internal.intake;

import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wattline.billing.metering.internal.days.Tally;
import org.wattline.formats.Rejection;

/** Keeps a delivery's account as its chunks are committed. */
final class DeliveryCounts {
  /** Rejections listed one by one; further ones are added up by document and reason. */
  static final int MAX_REJECTIONS = 10_000;

  private DeliveryCounts() {}

  static void add(JdbcClient jdbc, Claim claim, Chunk chunk, Tally tally) {
    long rejected = chunk.rejections().stream().mapToLong(Rejection::records).sum();
    long waits = chunk.waiting().values().stream().mapToLong(Long::longValue).sum();
    long handled = tally.sum() + rejected;
    jdbc.sql(
            """
            update delivery set records = records + :records, accepted = accepted + :accepted,
              duplicate = duplicate + :duplicate, replaced = replaced + :replaced,
              rejected = rejected + :rejected, waiting = waiting + :waiting
            where no = :no
            """)
        .param("records", claim.takesUp() ? 0 : handled + waits)
        .param("accepted", tally.accepted)
        .param("duplicate", tally.duplicate)
        .param("replaced", tally.replaced)
        .param("rejected", rejected)
        .param("waiting", claim.takesUp() ? -handled : waits)
        .param("no", claim.deliveryNo())
        .update();
    if (claim.takesUp()) {
      jdbc.sql(
              "update waiting_series set records = records - :handled"
                  + " where delivery_no = :no and point = :point")
          .param("handled", handled)
          .param("no", claim.deliveryNo())
          .param("point", claim.point())
          .update();
    } else {
      await(jdbc, claim, chunk.waiting());
    }
    reject(jdbc, claim, chunk.rejections());
  }

  private static void await(JdbcClient jdbc, Claim claim, Map<String, Long> waiting) {
    if (waiting.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            insert into waiting_series (delivery_no, point, records, since)
            select :no, point, records, :since
            from unnest(:points::text[], :records::bigint[]) as t(point, records)
            on conflict (delivery_no, point)
              do update set records = waiting_series.records + excluded.records
            """)
        .param("no", claim.deliveryNo())
        .param("since", java.sql.Timestamp.from(claim.receivedAt()))
        .param("points", waiting.keySet().toArray(String[]::new))
        .param("records", waiting.values().toArray(Long[]::new))
        .update();
  }

  private static void reject(JdbcClient jdbc, Claim claim, List<Rejection> rejections) {
    if (rejections.isEmpty()) {
      return;
    }
    int before =
        jdbc.sql("select count(*) from delivery_rejection where delivery_no = :no")
            .param("no", claim.deliveryNo())
            .query(Integer.class)
            .single();
    List<Rejection> listed = listed(rejections, Math.max(0, MAX_REJECTIONS - before));
    int n = listed.size();
    Integer[] ordinals = new Integer[n];
    String[] places = new String[n];
    String[] reasons = new String[n];
    String[] sentences = new String[n];
    Long[] records = new Long[n];
    for (int i = 0; i < n; i++) {
      Rejection rejection = listed.get(i);
      ordinals[i] = before + i + 1;
      places[i] = Router.cut(rejection.place().toString(), 200);
      reasons[i] = rejection.reason().name();
      sentences[i] = Router.cut(rejection.sentence(), 500);
      records[i] = rejection.records();
    }
    jdbc.sql(
            """
            insert into delivery_rejection
              (delivery_no, ordinal, document, place, reason, sentence, records)
            select :no, ordinal, :document, place, reason, sentence, records
            from unnest(:ordinals::int[], :places::text[], :reasons::text[], :sentences::text[],
                        :records::bigint[]) as t(ordinal, place, reason, sentence, records)
            """)
        .param("no", claim.deliveryNo())
        .param("document", claim.documents() + 1)
        .param("ordinals", ordinals)
        .param("places", places)
        .param("reasons", reasons)
        .param("sentences", sentences)
        .param("records", records)
        .update();
  }

  /** The first ones as they are, the others added up by reason. */
  private static List<Rejection> listed(List<Rejection> all, int most) {
    if (all.size() <= most) {
      return all;
    }
    List<Rejection> listed = new java.util.ArrayList<>(all.subList(0, most));
    Map<org.wattline.formats.RejectionReason, Rejection> summed = new java.util.LinkedHashMap<>();
    for (Rejection one : all.subList(most, all.size())) {
      summed.merge(
          one.reason(),
          one,
          (sum, next) ->
              new Rejection(
                  sum.place(),
                  sum.reason(),
                  "From here on, further records of this reason are not listed one by one. The"
                      + " first: "
                      + one.sentence(),
                  sum.records() + next.records()));
    }
    listed.addAll(summed.values());
    return listed;
  }

  static void end(JdbcClient jdbc, Claim claim, DocumentEnd end) {
    jdbc.sql(
            """
            insert into delivery_document (delivery_no, ordinal, name, format, format_version,
              records, refusal, place, sentence)
            values (:no, :ordinal, :name, :format, :version, :records, :refusal, :place, :sentence)
            """)
        .param("no", claim.deliveryNo())
        .param("ordinal", end.ordinal())
        .param("name", Router.cut(end.name(), 200))
        .param("format", end.format())
        .param("version", Router.cut(end.version(), 80))
        .param("records", end.records())
        .param("refusal", end.refusal())
        .param("place", end.place() == null ? null : Router.cut(end.place(), 200))
        .param("sentence", end.sentence() == null ? null : Router.cut(end.sentence(), 500))
        .update();
    jdbc.sql(
            "update delivery set documents = documents + 1, refused = refused + :refused"
                + " where no = :no")
        .param("refused", end.refusal() == null ? 0 : 1)
        .param("no", claim.deliveryNo())
        .update();
  }
}
