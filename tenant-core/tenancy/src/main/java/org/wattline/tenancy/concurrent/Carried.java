package org.wattline.tenancy.concurrent;

import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.wattline.tenancy.TenantScope;

/** Work with the tenant and the logging context of the moment it is handed over. */
final class Carried {
  private Carried() {}

  static Runnable work(Runnable work) {
    Map<String, String> context = context();
    Runnable scoped = TenantScope.carried(work);
    return () -> {
      Map<String, String> before = exchange(context);
      try {
        scoped.run();
      } finally {
        exchange(before);
      }
    };
  }

  static <T extends @Nullable Object> Callable<T> work(Callable<T> work) {
    Map<String, String> context = context();
    Callable<T> scoped = TenantScope.carried(work);
    return () -> {
      Map<String, String> before = exchange(context);
      try {
        return scoped.call();
      } finally {
        exchange(before);
      }
    };
  }

  private static Map<String, String> context() {
    Map<String, String> context = MDC.getCopyOfContextMap();
    return context == null ? Map.of() : context;
  }

  private static Map<String, String> exchange(Map<String, String> context) {
    Map<String, String> before = context();
    MDC.setContextMap(context);
    return before;
  }
}
