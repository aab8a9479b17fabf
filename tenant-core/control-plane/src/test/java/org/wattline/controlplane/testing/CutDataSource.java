package org.wattline.controlplane.testing;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A data source whose statements and commits can be cut off. */
final class CutDataSource {
  private CutDataSource() {}

  static DataSource of(DataSource source, Cut cut) {
    return proxy(
        DataSource.class,
        (proxy, method, arguments) -> {
          Object result = invoke(source, method, arguments);
          return result instanceof Connection connection ? of(connection, cut) : result;
        });
  }

  private static Connection of(Connection connection, Cut cut) {
    return proxy(
        Connection.class,
        (proxy, method, arguments) -> {
          boolean counts = method.getName().equals("commit");
          if (counts) {
            cut.before();
          }
          Object result = invoke(connection, method, arguments);
          if (counts) {
            cut.after();
          }
          return switch (result) {
            case CallableStatement statement -> statement;
            case PreparedStatement statement -> of(PreparedStatement.class, statement, cut);
            case Statement statement -> of(Statement.class, statement, cut);
            case null, default -> result;
          };
        });
  }

  private static <S extends Statement> S of(Class<S> type, Statement statement, Cut cut) {
    return proxy(
        type,
        (proxy, method, arguments) -> {
          boolean counts = method.getName().startsWith("execute");
          if (counts) {
            cut.before();
          }
          Object result = invoke(statement, method, arguments);
          if (counts) {
            cut.after();
          }
          return result;
        });
  }

  private static @Nullable Object invoke(
      Object target, Method method, Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            CutDataSource.class.getClassLoader(), List.of(type).toArray(Class<?>[]::new), handler));
  }
}
