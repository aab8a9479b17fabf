package org.wattline.local;

import java.util.function.Consumer;

/** Is told, a line each, what happens while a stack starts. */
@FunctionalInterface
public interface Progress extends Consumer<String> {

  /**
   * Is told how far a long piece of work is; a screen draws it as a bar.
   *
   * @param share from 0 to 1
   * @param what is being done, in a few words
   */
  default void at(double share, String what) {}
}
