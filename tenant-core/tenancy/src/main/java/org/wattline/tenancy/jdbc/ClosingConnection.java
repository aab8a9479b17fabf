package org.wattline.tenancy.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLFeatureNotSupportedException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A connection that reports, once, when it is closed or aborted, and never changes its schema. */
final class ClosingConnection implements InvocationHandler {
  private final Connection connection;
  private final Runnable onClose;
  private final AtomicBoolean reported = new AtomicBoolean();

  private ClosingConnection(Connection connection, Runnable onClose) {
    this.connection = connection;
    this.onClose = onClose;
  }

  static Connection of(Connection connection, Runnable onClose) {
    return (Connection)
        Proxy.newProxyInstance(
            ClosingConnection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            new ClosingConnection(connection, onClose));
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // a connection is itself and no other
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    switch (method.getName()) {
      case "close", "abort" -> {
        try {
          return call(method, arguments);
        } finally {
          if (reported.compareAndSet(false, true)) {
            onClose.run();
          }
        }
      }
      case "setSchema", "setCatalog" ->
          throw new SQLFeatureNotSupportedException(
              "A tenant's connection stays in the tenant's schema");
      case "equals" -> {
        return arguments != null && proxy == arguments[0];
      }
      case "hashCode" -> {
        return System.identityHashCode(proxy);
      }
      default -> {
        return call(method, arguments);
      }
    }
  }

  private @Nullable Object call(Method method, Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(connection, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }
}
