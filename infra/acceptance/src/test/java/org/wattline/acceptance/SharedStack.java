package org.wattline.acceptance;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.wattline.local.LocalStack;
import org.wattline.local.Ports;
import org.wattline.local.StackOptions;
import org.wattline.local.demo.history.History;

/**
 * One local stack for all tests of the module, on free ports, with the demo's two suppliers.
 * Started by the first test that asks for it and closed after the last. While working on a test,
 * {@code -Dwattline.stack=running} takes the stack of {@code infra/up} instead.
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
    if (System.getProperty("wattline.stack", "").equals("running")) {
      return LocalStack.running(root())
          .orElseThrow(() -> new IllegalStateException("infra/up does not run here"));
    }
    Path data = Path.of("target", "stack").toAbsolutePath();
    // an earlier run's realms belong to the ports that it had
    // a small past, so that most tables have rows
    StackOptions options = StackOptions.forTests(System.err::println).with(new History.Size(4, 2));
    return LocalStack.startFresh(Ports.free(), root(), data, options);
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
