package org.wattline.acceptance.walls;

import java.io.IOException;
import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationElement;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.wattline.local.LocalStack;
import org.wattline.local.Service;

/** The pages of a user interface, read from the classes that it runs. */
final class UiRoutes {
  private static final String ROUTE = "Lcom/vaadin/flow/router/Route;";
  private static final String OPEN = "Lcom/vaadin/flow/server/auth/AnonymousAllowed;";

  private UiRoutes() {}

  /**
   * A page.
   *
   * @param path with {@code :name} where ids belong
   * @param open whether it is there for everybody
   */
  record UiRoute(String path, boolean open) {
    /** The names in the path, without their marks. */
    List<String> parameters() {
      List<String> names = new ArrayList<>();
      for (String part : path.split("/", -1)) {
        if (part.startsWith(":")) {
          names.add(part.substring(1).replaceAll("[?*(].*", ""));
        }
      }
      return names;
    }

    /** The kind of the id at a parameter: its own name, or the word before it. */
    static String kind(String parameter) {
      return Seen.kind(parameter);
    }
  }

  /** Every page of a user interface. */
  static List<UiRoute> of(LocalStack stack, Service ui) throws IOException {
    Path jar = ui.jar(stack.folders().root());
    List<UiRoute> routes = new ArrayList<>();
    try (JarFile file = new JarFile(jar.toFile())) {
      Enumeration<JarEntry> entries = file.entries();
      while (entries.hasMoreElements()) {
        JarEntry entry = entries.nextElement();
        String name = entry.getName();
        if (name.startsWith("BOOT-INF/classes/org/wattline/") && name.endsWith(".class")) {
          add(routes, file.getInputStream(entry).readAllBytes());
        }
      }
    }
    return routes;
  }

  private static void add(List<UiRoute> routes, byte[] bytes) {
    List<Annotation> annotations =
        ClassFile.of()
            .parse(bytes)
            .findAttribute(Attributes.runtimeVisibleAnnotations())
            .map(attribute -> attribute.annotations())
            .orElse(List.of());
    boolean open = annotations.stream().anyMatch(a -> a.className().stringValue().equals(OPEN));
    for (Annotation annotation : annotations) {
      if (annotation.className().stringValue().equals(ROUTE)) {
        String path =
            annotation.elements().stream()
                .filter(element -> element.name().stringValue().equals("value"))
                .map(AnnotationElement::value)
                .filter(AnnotationValue.OfString.class::isInstance)
                .map(value -> ((AnnotationValue.OfString) value).stringValue())
                .findFirst()
                .orElse("");
        routes.add(new UiRoute(path, open));
      }
    }
  }
}
