package org.wattline.tenancy.concurrent;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.wattline.tenancy.TenantId;
import org.wattline.tenancy.TenantScope;

/**
 * What work takes along to another thread.
 *
 * @param tenant bound when it was captured, if any
 * @param logging the logging context then
 */
record Carried(Optional<TenantId> tenant, Map<String, String> logging) {

  /** What is bound now. */
  static Carried now() {
    return new Carried(TenantScope.find(), context());
  }

  Runnable by(Runnable work) {
    return () -> {
      Map<String, String> before = exchange(logging);
      try {
        if (tenant.isPresent()) {
          TenantScope.run(tenant.get(), work);
        } else {
          work.run();
        }
      } finally {
        exchange(before);
      }
    };
  }

  <T extends @Nullable Object> Callable<T> by(Callable<T> work) {
    return () -> {
      Map<String, String> before = exchange(logging);
      try {
        return tenant.isPresent()
            ? TenantScope.<T, Exception>call(tenant.get(), work::call)
            : work.call();
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
