package org.wattline.rating.json;

/**
 * One thing that is wrong with a document.
 *
 * @param pointer where, as a JSON pointer (RFC 6901); empty for the whole document
 * @param sentence what is wrong and what would be right
 */
public record JsonProblem(String pointer, String sentence) {
  @Override
  public String toString() {
    return (pointer.isEmpty() ? "/" : pointer) + ": " + sentence;
  }
}
