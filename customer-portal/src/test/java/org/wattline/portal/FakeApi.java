package org.wattline.portal;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An interface of the contract that answers what a customer may ask, and refuses the rest. */
final class FakeApi {
  private FakeApi() {}

  /**
   * @param failure thrown instead of any answer while there is one
   * @param answers by the method's name
   */
  static <T> T of(
      Class<T> api,
      Supplier<@Nullable RuntimeException> failure,
      Map<String, Function<Object[], @Nullable Object>> answers) {
    Object proxy =
        Proxy.newProxyInstance(
            api.getClassLoader(),
            new Class<?>[] {api},
            (self, method, arguments) -> {
              if (method.getDeclaringClass() == Object.class) {
                return switch (method.getName()) {
                  case "hashCode" -> System.identityHashCode(self);
                  case "equals" -> self == arguments[0];
                  default -> "fake " + api.getSimpleName();
                };
              }
              RuntimeException down = failure.get();
              if (down != null) {
                throw down;
              }
              Function<Object[], @Nullable Object> answer = answers.get(method.getName());
              if (answer == null) {
                throw FakeBilling.refusal(403, "forbidden", "Forbidden");
              }
              return answer.apply(arguments == null ? new Object[0] : arguments);
            });
    return api.cast(proxy);
  }
}
