package org.wattline.tenancy.vaadin.chart;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Where the drawing library's file is served: its version is in its address. */
final class ChartLibrary {
  private static final String POM = "META-INF/maven/org.webjars.npm/chart.js/pom.properties";
  private static final String PATH = path();

  private ChartLibrary() {}

  static String address() {
    return PATH;
  }

  private static String path() {
    ClassLoader loader = ChartLibrary.class.getClassLoader();
    try (InputStream in = loader.getResourceAsStream(POM)) {
      if (in == null) {
        throw new IllegalStateException("Chart.js is not on the class path");
      }
      Properties pom = new Properties();
      pom.load(in);
      String path = "webjars/chart.js/" + pom.getProperty("version") + "/dist/chart.umd.min.js";
      if (loader.getResource("META-INF/resources/" + path) == null) {
        throw new IllegalStateException("Chart.js has no file " + path);
      }
      return "/" + path;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
