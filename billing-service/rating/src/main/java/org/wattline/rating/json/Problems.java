package org.wattline.rating.json;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong, up to a limit, so that a hostile document costs little. */
public final class Problems {
  /** How many problems are kept: a person mends the first and reads again. */
  public static final int MAX = 100;

  private final List<JsonProblem> found = new ArrayList<>();

  public void add(String pointer, String sentence) {
    if (found.size() < MAX) {
      found.add(new JsonProblem(pointer, sentence));
    }
  }

  public boolean isEmpty() {
    return found.isEmpty();
  }

  public List<JsonProblem> found() {
    return List.copyOf(found);
  }

  /**
   * @throws InvalidJsonException when anything was found
   */
  public void throwIfAny() {
    if (!found.isEmpty()) {
      throw new InvalidJsonException(found);
    }
  }

  /** A pointer one step further down. */
  public static String at(String pointer, String key) {
    return pointer + "/" + key.replace("~", "~0").replace("/", "~1");
  }
}
