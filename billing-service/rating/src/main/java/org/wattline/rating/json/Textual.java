package org.wattline.rating.json;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A record that is written as one text: it has a static {@code parse(String)}, and {@code toString}
 * reads back.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE})
public @interface Textual {
  /** What every such text looks like. */
  String pattern();

  String example();
}
