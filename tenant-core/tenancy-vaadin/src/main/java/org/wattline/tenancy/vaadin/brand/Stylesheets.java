package org.wattline.tenancy.vaadin.brand;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The interface's own static files, each with a fingerprint of its content in its address: kept by
 * browsers for a year, and read anew the moment it changes.
 */
public final class Stylesheets {
  private static final String FOLDER = "META-INF/resources/";
  private static final int FINGERPRINT = 12;

  private final List<String> sheets;
  private final List<String> scripts;

  /**
   * @param own the interface's own style sheets, below {@code /wattline/}, after the shared ones
   */
  public Stylesheets(List<String> own) {
    this.sheets =
        java.util.stream.Stream.concat(java.util.stream.Stream.of("base.css"), own.stream())
            .map(name -> fingerprinted("wattline/" + name))
            .toList();
    this.scripts =
        java.util.stream.Stream.of("page.js", "chart.js")
            .map(name -> fingerprinted("wattline/" + name))
            .toList();
  }

  List<String> sheets() {
    return sheets;
  }

  List<String> scripts() {
    return scripts;
  }

  private static String fingerprinted(String path) {
    try (InputStream in = Stylesheets.class.getClassLoader().getResourceAsStream(FOLDER + path)) {
      if (in == null) {
        throw new IllegalStateException("The file " + path + " is not on the class path");
      }
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(in.readAllBytes());
      return "/" + path + "?v=" + HexFormat.of().formatHex(hash).substring(0, FINGERPRINT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
