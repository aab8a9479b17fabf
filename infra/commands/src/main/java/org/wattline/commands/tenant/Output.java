package org.wattline.commands.tenant;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the command says: the answer on one stream, what happens meanwhile on the other. With {@code
 * --json} the answer is what the API answered and nothing else.
 */
final class Output {
  private static final JsonMapper PRETTY =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final PrintStream answer;
  private final PrintStream meanwhile;
  private final boolean json;

  Output(PrintStream answer, PrintStream meanwhile, boolean json) {
    this.answer = answer;
    this.meanwhile = meanwhile;
    this.json = json;
  }

  /** A line while the work goes on. */
  void say(String line) {
    meanwhile.println(Text.plain(line));
  }

  /** The answer: for programs as it came, for people as these lines. */
  void answer(JsonNode whole, List<String> lines) {
    if (json) {
      answer.println(PRETTY.writeValueAsString(whole));
    } else {
      lines.forEach(line -> answer.println(line));
    }
  }

  /** The answer as a table: a heading, and a row for each item. */
  void table(JsonNode whole, List<List<String>> rows, String ifEmpty) {
    answer(whole, rows.size() > 1 ? Text.table(rows) : List.of(ifEmpty));
  }

  /** Names and values below one another. */
  static List<String> facts(String... namesAndValues) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      if (!namesAndValues[i + 1].isEmpty()) {
        rows.add(List.of(namesAndValues[i], namesAndValues[i + 1]));
      }
    }
    return Text.table(rows);
  }

  /** A member as text, "" where it is missing or null. */
  static String text(JsonNode node, String member) {
    return Text.plain(node.path(member).asString(""));
  }
}
