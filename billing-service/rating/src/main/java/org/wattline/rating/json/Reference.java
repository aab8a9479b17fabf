package org.wattline.rating.json;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Writes the reference page of a document type from its shapes. */
final class Reference {
  private final Shape root;

  Reference(Shape root) {
    this.root = root;
  }

  static String anchor(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  String page(String title, List<String> introduction) {
    return page(title, introduction, Set.of(), "");
  }

  /** A page that leaves out sections which another page has, and leads there instead. */
  String page(String title, List<String> introduction, Set<String> elsewhere, String other) {
    StringBuilder page = new StringBuilder("# ").append(title).append("\n\n");
    introduction.forEach(line -> page.append(line).append('\n'));
    for (Shape shape : reachable()) {
      if (shape instanceof RecordShape record && !elsewhere.contains(record.name())) {
        section(page, record);
      } else if (shape instanceof ChoiceShape choice && !elsewhere.contains(choice.name())) {
        section(page, choice);
      }
    }
    String text = page.toString();
    for (String section : elsewhere) {
      text =
          text.replace("](#" + anchor(section) + ")", "](" + other + "#" + anchor(section) + ")");
    }
    return text;
  }

  /** The names of the sections of the page. */
  Set<String> sections() {
    Set<String> names = new LinkedHashSet<>();
    for (Shape shape : reachable()) {
      if (shape instanceof RecordShape record) {
        names.add(record.name());
      } else if (shape instanceof ChoiceShape choice) {
        names.add(choice.name());
      }
    }
    return names;
  }

  private Set<Shape> reachable() {
    Set<Shape> found = new LinkedHashSet<>();
    Deque<Shape> open = new ArrayDeque<>(List.of(root));
    while (!open.isEmpty()) {
      Shape shape = open.removeFirst();
      switch (shape) {
        case Collections.ListShape list -> open.addFirst(list.element());
        case Collections.MapShape map -> open.addFirst(map.element());
        case RecordShape record -> {
          if (found.add(record)) {
            record.visibleFields().forEach(field -> open.addLast(field.shape()));
          }
        }
        case ChoiceShape choice -> {
          if (found.add(choice)) {
            choice.choices().values().forEach(open::addLast);
          }
        }
        default -> {
          // texts and numbers have no section of their own
        }
      }
    }
    return found;
  }

  private static void section(StringBuilder page, ChoiceShape choice) {
    page.append("\n## ").append(choice.name()).append("\n\n");
    Doc doc = choice.type().getAnnotation(Doc.class);
    if (doc != null) {
      page.append(doc.value()).append("\n\n");
    }
    page.append("| `kind` | is |\n|---|---|\n");
    choice
        .choices()
        .forEach(
            (kind, shape) ->
                page.append("| `")
                    .append(kind)
                    .append("` | ")
                    .append(shape.described())
                    .append(" |\n"));
  }

  private static void section(StringBuilder page, RecordShape record) {
    page.append("\n## ").append(record.name()).append("\n\n");
    if (!record.doc().isEmpty()) {
      page.append(record.doc()).append("\n\n");
    }
    if (!record.exactlyOne().isEmpty()) {
      page.append("Exactly one of `")
          .append(String.join("`, `", record.exactlyOne()))
          .append("`.\n\n");
    }
    page.append("| field | type | when absent | meaning |\n|---|---|---|---|\n");
    if (record.kind() != null) {
      page.append("| `kind` | `").append(record.kind()).append("` | required | |\n");
    }
    for (RecordField field : record.visibleFields()) {
      JsonNode absent = field.defaultJson();
      String limits = field.limits();
      page.append("| `")
          .append(field.name())
          .append("` | ")
          .append(cell(field.shape().described()))
          .append(limits.isEmpty() ? "" : " (" + cell(limits) + ")")
          .append(" | ")
          .append(absent != null ? "`" + absent + "`" : field.isRequired() ? "required" : "nothing")
          .append(" | ")
          .append(cell(field.doc()))
          .append(" |\n");
    }
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }
}
