package org.wattline.acceptance;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.wattline.local.LocalStack;
import org.wattline.local.Ports;
import org.wattline.local.StackOptions;

/**
 * One local stack for all tests of the module, on free ports, with the demo's two suppliers.
 * Started by the first test that asks for it and closed after the last.
 */
public final class SharedStack implements ParameterResolver {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(SharedStack.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == LocalStack.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent(LocalStack.class, type -> start(), LocalStack.class);
  }

  private static LocalStack start() {
    return LocalStack.start(
        Ports.free(),
        root(),
        Path.of("target", "stack").toAbsolutePath(),
        StackOptions.forTests(System.err::println));
  }

  /** The project's root, wherever in it the tests run. */
  public static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("mvnw"))) {
      Path parent = folder.getParent();
      if (parent == null) {
        throw new IllegalStateException("Run the acceptance tests inside the project");
      }
      folder = parent;
    }
    return folder;
  }
}
