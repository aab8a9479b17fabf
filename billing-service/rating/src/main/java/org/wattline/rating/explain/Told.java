package org.wattline.rating.explain;

import java.util.List;

/**
 * A step of a proof in words, with the steps that it was made of.
 *
 * @param parts in the order in which they were computed; empty where the sentence says it all
 */
public record Told(String sentence, List<Told> parts) {
  public Told {
    parts = List.copyOf(parts);
  }
}
