package org.wattline.console.tariffs;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.tariffs.DocumentError;
import tools.jackson.core.JacksonException;

/** A draft's text, and below it what is wrong with it: each thing leads to its place. */
final class DraftText extends Div {
  /** A pause in typing, in milliseconds: only then is the text sent. */
  private static final int PAUSE_MS = 700;

  /** Nobody mends more at once; correcting the first ones changes the others. */
  private static final int MOST_SHOWN = 50;

  private final TextArea area = new TextArea();
  private final Div findings = new Div();

  DraftText(Consumer<String> changed) {
    addClassName("wl-stack");
    area.setLabel(getTranslation("tariff.document"));
    area.addClassName("tariff-document");
    area.setMinRows(12);
    area.setMaxRows(28);
    area.setValueChangeMode(ValueChangeMode.LAZY);
    area.setValueChangeTimeout(PAUSE_MS);
    area.addValueChangeListener(change -> changed.accept(change.getValue()));
    area.getElement().setAttribute("spellcheck", "false");
    findings.addClassName("wl-stack");
    findings.getElement().setAttribute("role", "status");
    add(area, findings);
  }

  String text() {
    return area.getValue();
  }

  /** Puts another text there, as if it were typed. */
  void write(String text) {
    area.setValue(text);
  }

  boolean isWritable() {
    return !area.isReadOnly();
  }

  void setWritable(boolean writable) {
    area.setReadOnly(!writable);
  }

  /** Says something of the whole text. */
  void say(String sentence) {
    findings.removeAll();
    if (!sentence.isEmpty()) {
      findings.add(new Paragraph(sentence));
    }
  }

  /** Shows why the text cannot be read at all, and where. */
  void show(JacksonException unreadable) {
    findings.removeAll();
    UnorderedList list = list();
    JsonText.Place place = JsonText.stopped(text(), unreadable);
    list.add(finding(place, "", String.valueOf(unreadable.getOriginalMessage())));
    findings.add(new Paragraph(getTranslation("tariff.unreadable")), list);
  }

  /**
   * Shows what is wrong with a text that can be read.
   *
   * @param lead says what became of it
   */
  void show(String lead, List<DocumentError> errors) {
    findings.removeAll();
    @Nullable JsonText places = places();
    UnorderedList list = list();
    errors.stream()
        .limit(MOST_SHOWN)
        .forEach(
            error ->
                list.add(
                    finding(
                        places == null ? null : places.nearest(error.pointer()),
                        error.pointer().isEmpty() ? "/" : error.pointer(),
                        error.detail())));
    findings.add(new Paragraph(lead), list);
    if (errors.size() > MOST_SHOWN) {
      findings.add(new Paragraph(getTranslation("tariff.errors.more", MOST_SHOWN)));
    }
  }

  private @Nullable JsonText places() {
    try {
      return JsonText.of(text());
    } catch (JacksonException unreadable) {
      return null;
    }
  }

  private static UnorderedList list() {
    UnorderedList list = new UnorderedList();
    list.addClassName("rows");
    return list;
  }

  private ListItem finding(JsonText.@Nullable Place place, String pointer, String sentence) {
    ListItem item = new ListItem();
    if (place == null) {
      item.add(new Span(pointer));
    } else {
      int line = JsonText.line(text(), place.from());
      Button there =
          new Button(
              getTranslation("tariff.line", line) + (pointer.isEmpty() ? "" : " · " + pointer),
              click -> moveTo(place));
      there.addThemeVariants(ButtonVariant.TERTIARY);
      there.setAriaLabel(getTranslation("tariff.line.go", line) + " " + pointer);
      item.add(there);
    }
    item.add(new Span(sentence));
    return item;
  }

  /** Selects a part of the text and brings it into sight; lines are not wrapped. */
  private void moveTo(JsonText.Place place) {
    area.getElement()
        .executeJs(
            "const text = this.inputElement;"
                + "text.focus(); text.setSelectionRange($0, $1);"
                + "const box = this.shadowRoot.querySelector('[part=\"input-field\"]');"
                + "const lines = text.value.split('\\n').length;"
                + "const top = text.scrollHeight / lines * ($2 - 4);"
                + "(box || text).scrollTop = top; text.scrollTop = top;",
            place.from(),
            place.to(),
            JsonText.line(text(), place.from()));
  }
}
