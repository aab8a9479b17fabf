package org.wattline.console.moves;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.BigDecimalField;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.moves.RegisterRead;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.view.FieldProblems;

/**
 * What the registers of a point's meters showed on the day of a move, each with its unit and last
 * read. One that is left empty is not read: a meter may send its values.
 */
final class ReadFields extends Div {
  /** The service keeps reads up to this many days ahead: the keys may change hands at midnight. */
  private static final int AHEAD_DAYS = 1;

  private final Map<String, BigDecimalField> fields = new LinkedHashMap<>();
  private final transient Map<String, Optional<BigDecimal>> typed = new HashMap<>();

  ReadFields() {
    addClassName("wl-stack");
  }

  /** Asks for the registers of a day; what was typed for a register stays. */
  void show(KnownPoint point, @Nullable LocalDate day, LocalDate today) {
    fields.forEach((code, field) -> typed.put(code, Optional.ofNullable(field.getValue())));
    fields.clear();
    removeAll();
    if (day == null) {
      add(note("move.reads.noday"));
      return;
    }
    if (day.isAfter(today.plusDays(AHEAD_DAYS))) {
      add(note("move.reads.later"));
      return;
    }
    List<KnownPoint.Register> registers = point.on(day);
    if (registers.isEmpty()) {
      add(note("move.reads.none"));
      return;
    }
    Div form = new Div();
    form.addClassName("wl-form");
    for (KnownPoint.Register register : registers) {
      BigDecimalField field = field(register);
      typed.getOrDefault(register.code(), Optional.empty()).ifPresent(field::setValue);
      fields.put(register.code(), field);
      form.add(field);
    }
    add(note("move.reads.help"), form);
  }

  /** Nothing is known of the point any more: what was typed was of another. */
  void forget() {
    fields.clear();
    typed.clear();
    removeAll();
  }

  private BigDecimalField field(KnownPoint.Register register) {
    Formats formats = Formats.here();
    String name =
        register.period() == null ? register.code() : register.code() + " · " + register.period();
    BigDecimalField field =
        new BigDecimalField(getTranslation("move.register", name, register.unit()));
    field.setLocale(formats.locale());
    var last = register.last();
    field.setHelperText(
        last == null || last.value() == null
            ? getTranslation("move.register.unread")
            : getTranslation(
                "move.register.last",
                formats.quantityExact(last.value(), register.unit()),
                formats.date(last.day())));
    return field;
  }

  private Paragraph note(String key) {
    Paragraph note = new Paragraph(getTranslation(key));
    note.addClassNames("wl-muted", "wl-small");
    return note;
  }

  /** What was read, in the order of the fields; a refusal of a read is to stand at its field. */
  List<RegisterRead> values(FieldProblems problems) {
    List<RegisterRead> reads = new ArrayList<>();
    fields.forEach(
        (code, field) -> {
          if (field.getValue() != null) {
            problems
                .with("reads/" + reads.size() + "/value", field)
                .with("reads/" + reads.size() + "/registerCode", field);
            reads.add(new RegisterRead(code, field.getValue()));
          }
        });
    return reads;
  }
}
