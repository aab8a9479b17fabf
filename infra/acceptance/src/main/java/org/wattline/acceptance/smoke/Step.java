package org.wattline.acceptance.smoke;

/** One thing that somebody does. What later steps need of it is remembered in the journey. */
public interface Step {

  /** What it is, in a person's words: it stands in the report and in the screenshot's name. */
  String name();

  /**
   * Does it, and fails with an exception or an assertion where the product does not do its part.
   */
  void take(Journey journey);
}
