package org.wattline.billing.search.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * How close what was typed is to a name: the least number of letters that are wrong, missing, too
 * many or swapped with their neighbour. A name's words count alone and written together, since
 * {@code vandenbossche} and {@code van den bossche} are the same to the ear; and a word that is not
 * typed to its end is held against the beginning.
 */
final class Closeness {
  /** Shorter words have too many neighbours to forgive a letter. */
  private static final int MIN_LENGTH = 4;

  /** From this length on two letters are forgiven, below one. */
  private static final int TWO_FROM = 6;

  /** Words of a name that may be written as one: {@code van de n bossche}. */
  private static final int TOGETHER = 4;

  private Closeness() {}

  /** Whether letters of the word may be wrong at all. */
  static boolean forgives(String word) {
    return word.length() >= MIN_LENGTH && word.chars().noneMatch(Character::isDigit);
  }

  /** The letters of a word that may be wrong. */
  static int allowance(String word) {
    if (!forgives(word)) {
      return 0;
    }
    return word.length() >= TWO_FROM ? 2 : 1;
  }

  /**
   * The letters that differ, twice each, and one more where only the beginning was typed.
   *
   * @param name its words
   * @return empty beyond what is forgiven
   */
  static OptionalInt of(String word, List<String> name) {
    int most = allowance(word);
    int best = Integer.MAX_VALUE;
    for (String candidate : together(name)) {
      int[] ends = lastRow(word, candidate, most);
      int whole = ends[candidate.length()];
      if (whole <= most) {
        best = Math.min(best, 2 * whole);
      }
      for (int length = 1; length < candidate.length(); length++) {
        if (ends[length] < Math.max(1, most)) {
          best = Math.min(best, 2 * ends[length] + 1);
        }
      }
    }
    return best == Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of(best);
  }

  private static List<String> together(List<String> words) {
    List<String> all = new ArrayList<>();
    for (int from = 0; from < words.size(); from++) {
      StringBuilder joined = new StringBuilder();
      for (int to = from; to < Math.min(words.size(), from + TOGETHER); to++) {
        joined.append(words.get(to));
        all.add(joined.toString());
      }
    }
    return all;
  }

  /** The distance of a word to each beginning of a candidate: optimal string alignment. */
  private static int[] lastRow(String word, String candidate, int most) {
    int width = candidate.length() + 1;
    int[] before = new int[width];
    int[] last = new int[width];
    int[] row = new int[width];
    for (int j = 0; j < width; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= word.length(); i++) {
      int[] free = before;
      before = last;
      last = row;
      row = free;
      row[0] = i;
      int least = i;
      for (int j = 1; j < width; j++) {
        boolean same = word.charAt(i - 1) == candidate.charAt(j - 1);
        int distance = Math.min(last[j] + 1, row[j - 1] + 1);
        distance = Math.min(distance, last[j - 1] + (same ? 0 : 1));
        if (i > 1
            && j > 1
            && word.charAt(i - 1) == candidate.charAt(j - 2)
            && word.charAt(i - 2) == candidate.charAt(j - 1)) {
          distance = Math.min(distance, before[j - 2] + 1);
        }
        row[j] = distance;
        least = Math.min(least, distance);
      }
      if (least > most + 1) {
        java.util.Arrays.fill(row, Integer.MAX_VALUE);
        return row;
      }
    }
    return row;
  }
}
