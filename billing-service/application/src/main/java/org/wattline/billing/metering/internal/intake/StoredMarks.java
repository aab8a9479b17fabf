package org.wattline.billing.metering.internal.intake;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wattline.billing.metering.internal.days.MarkBook;
import org.wattline.formats.Quality;
import org.wattline.formats.QualityMark;

/**
 * The marks of one supplier, numbered in the database. A mark is kept the moment it is first seen:
 * an unused one does no harm. Belongs to one thread and one tenant.
 */
final class StoredMarks implements MarkBook {
  /** Marks with free text; beyond them the text is dropped, so that numbers do not run out. */
  private static final int MAX_DETAILED = 10_000;

  private final JdbcClient jdbc;
  private final Map<QualityMark, Integer> numbers = new HashMap<>();
  private final Map<Integer, QualityMark> marks = new HashMap<>();

  StoredMarks(JdbcClient jdbc) {
    this.jdbc = jdbc;
    load();
  }

  private void load() {
    jdbc.sql("select no, quality, code, detail from quality_mark")
        .query(
            row -> {
              learn(
                  row.getInt("no"),
                  new QualityMark(
                      Quality.valueOf(row.getString("quality")),
                      row.getString("code"),
                      row.getString("detail")));
            });
  }

  private void learn(int number, QualityMark mark) {
    numbers.put(mark, number);
    marks.put(number, mark);
  }

  @Override
  public int number(QualityMark mark) {
    Integer known = numbers.get(mark);
    return known == null ? fitted(mark) : known;
  }

  private int fitted(QualityMark mark) {
    QualityMark fit =
        new QualityMark(
            mark.quality(),
            Router.cut(mark.code(), 40),
            marks.size() < MAX_DETAILED ? Router.cut(mark.detail(), 200) : "");
    Integer number = numbers.get(fit);
    if (number == null) {
      number = kept(fit);
    }
    numbers.put(mark, number);
    return number;
  }

  private int kept(QualityMark mark) {
    jdbc.sql(
            "insert into quality_mark (quality, code, detail) values (:quality, :code, :detail)"
                + " on conflict on constraint quality_mark_once do nothing")
        .param("quality", mark.quality().name())
        .param("code", mark.code())
        .param("detail", mark.detail())
        .update();
    int number =
        jdbc.sql(
                "select no from quality_mark"
                    + " where quality = :quality and code = :code and detail = :detail")
            .param("quality", mark.quality().name())
            .param("code", mark.code())
            .param("detail", mark.detail())
            .query(Integer.class)
            .single();
    learn(number, mark);
    return number;
  }

  @Override
  public QualityMark mark(int number) {
    QualityMark known = marks.get(number);
    if (known == null) {
      load();
      known = marks.get(number);
    }
    if (known == null) {
      throw new IllegalStateException("No quality mark has the number " + number);
    }
    return known;
  }

  /** The supplier's ranks of qualities. */
  static Map<Quality, Integer> ranks(JdbcClient jdbc) {
    Map<Quality, Integer> ranks = new EnumMap<>(Quality.class);
    jdbc.sql("select quality, rank from replacement_rank")
        .query(
            row -> {
              ranks.put(Quality.valueOf(row.getString("quality")), row.getInt("rank"));
            });
    return ranks;
  }
}
