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
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.wattline.local.LocalStack;
import org.wattline.local.Service;

/** The pages of a user interface, read from the classes that it runs. */
final class UiRoutes {
  private static final String ROUTE = "Lcom/vaadin/flow/router/Route;";
  private static final String ALIAS = "Lcom/vaadin/flow/router/RouteAlias;";
  private static final String ALIASES = "Lcom/vaadin/flow/router/RouteAlias$Container;";
  private static final String OPEN = "Lcom/vaadin/flow/server/auth/AnonymousAllowed;";
  private static final String ROLES = "Ljakarta/annotation/security/RolesAllowed;";

  private UiRoutes() {}

  /**
   * A page.
   *
   * @param path with {@code :name} where ids belong
   * @param open whether it is there for everybody
   * @param roles those that may see it; empty: all who are signed in
   */
  record UiRoute(String path, boolean open, Set<String> roles) {
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
    boolean open = annotations.stream().anyMatch(a -> is(a, OPEN));
    Set<String> roles = new TreeSet<>();
    List<Annotation> all = new ArrayList<>();
    for (Annotation annotation : annotations) {
      if (is(annotation, ROLES)) {
        values(annotation)
            .filter(AnnotationValue.OfString.class::isInstance)
            .forEach(value -> roles.add(((AnnotationValue.OfString) value).stringValue()));
      } else if (is(annotation, ALIASES)) {
        values(annotation)
            .filter(AnnotationValue.OfAnnotation.class::isInstance)
            .forEach(value -> all.add(((AnnotationValue.OfAnnotation) value).annotation()));
      } else if (is(annotation, ROUTE) || is(annotation, ALIAS)) {
        all.add(annotation);
      }
    }
    for (Annotation route : all) {
      String path =
          values(route)
              .filter(AnnotationValue.OfString.class::isInstance)
              .map(value -> ((AnnotationValue.OfString) value).stringValue())
              .findFirst()
              .orElse("");
      routes.add(new UiRoute(path, open, roles));
    }
  }

  private static boolean is(Annotation annotation, String type) {
    return annotation.className().stringValue().equals(type);
  }

  /** What an annotation's own element holds, be it one or many. */
  private static Stream<AnnotationValue> values(Annotation annotation) {
    return annotation.elements().stream()
        .filter(element -> element.name().stringValue().equals("value"))
        .map(AnnotationElement::value)
        .flatMap(
            value ->
                value instanceof AnnotationValue.OfArray many
                    ? many.values().stream()
                    : Stream.of(value));
  }
}
