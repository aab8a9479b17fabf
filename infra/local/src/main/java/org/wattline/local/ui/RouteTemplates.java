package org.wattline.local.ui;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.AnnotationElement;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import org.wattline.local.LocalStack;
import org.wattline.local.Service;

/** The pages of a user interface, read from the classes that it runs, so that none is forgotten. */
public final class RouteTemplates {
  private static final String ROUTE = "Lcom/vaadin/flow/router/Route;";

  private RouteTemplates() {}

  /** Every page's path, with {@code :name} where ids belong. */
  public static List<String> of(LocalStack stack, Service ui) {
    List<String> templates = new ArrayList<>();
    try (JarFile jar = new JarFile(ui.jar(stack.folders().root()).toFile())) {
      for (var entry : jar.stream().toList()) {
        if (entry.getName().startsWith("BOOT-INF/classes/org/wattline/")
            && entry.getName().endsWith(".class")) {
          try (InputStream in = jar.getInputStream(entry)) {
            add(templates, in.readAllBytes());
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return templates;
  }

  /**
   * A page's path with ids in their places; where one is not known its {@code :name} stays.
   *
   * @param ids by name, with the colon
   */
  public static String filled(String template, Map<String, String> ids) {
    String path = template.replaceFirst("/:part\\?$", "");
    for (Map.Entry<String, String> id : ids.entrySet()) {
      path = path.replace(id.getKey() + "?", id.getValue()).replace(id.getKey(), id.getValue());
    }
    return path;
  }

  private static void add(List<String> templates, byte[] type) {
    ClassFile.of()
        .parse(type)
        .findAttribute(Attributes.runtimeVisibleAnnotations())
        .map(found -> found.annotations())
        .orElse(List.of())
        .stream()
        .filter(annotation -> annotation.className().stringValue().equals(ROUTE))
        .flatMap(annotation -> annotation.elements().stream())
        .filter(element -> element.name().stringValue().equals("value"))
        .map(AnnotationElement::value)
        .filter(AnnotationValue.OfString.class::isInstance)
        .map(value -> ((AnnotationValue.OfString) value).stringValue())
        .forEach(templates::add);
  }
}
