package org.wattline.documents.pdf;

import java.awt.Color;

/** Draws on a page; coordinates are points from the left and from the top. */
final class Painting {
  private final PageContent content;
  private final float height;

  Painting(PageContent content, float height) {
    this.content = content;
    this.height = height;
  }

  /** Something to draw. */
  @FunctionalInterface
  interface Shape {
    void paint(Painting painting);
  }

  void fill(float x, float top, float width, float tall, Color color) {
    content.fill(color);
    rectangle(x, top, width, tall);
    filled();
  }

  /** Adds a rectangle to what the next {@link #filled()} fills. */
  void rectangle(float x, float top, float width, float tall) {
    content.number(x).number(height - top - tall).number(width).number(tall).write("re\n");
  }

  /** The colour of what is filled from here on. */
  void color(Color color) {
    content.fill(color);
  }

  void filled() {
    content.write("f\n");
  }

  void frame(float x, float top, float width, float tall, Color color) {
    content.stroke(color).number(0.75f).write("w\n");
    rectangle(x, top, width, tall);
    content.write("S\n");
  }

  void line(float x, float y, float toX, float toY, float thickness, Color color) {
    content.stroke(color).number(thickness).write("w\n");
    content.number(x).number(height - y).write("m\n");
    content.number(toX).number(height - toY).write("l\nS\n");
  }
}
