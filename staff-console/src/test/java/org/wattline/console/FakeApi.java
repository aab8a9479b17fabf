package org.wattline.console;

import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.wattline.tenancy.vaadin.api.ApiProblemException;

/**
 * An interface of the contract of which a test answers the methods that it is about; the rest
 * refuses.
 *
 * @param <T> the interface
 */
final class FakeApi<T> {
  private final Class<T> api;
  private final Map<String, Function<Object[], @Nullable Object>> answers = new HashMap<>();

  FakeApi(Class<T> api) {
    this.api = api;
  }

  /** Answers a method, by its name. */
  FakeApi<T> on(String method, Function<Object[], @Nullable Object> answer) {
    answers.put(method, answer);
    return this;
  }

  T make() {
    return api.cast(
        Proxy.newProxyInstance(
            api.getClassLoader(),
            new Class<?>[] {api},
            (self, method, arguments) ->
                switch (method.getName()) {
                  case "hashCode" -> System.identityHashCode(self);
                  case "equals" -> self == arguments[0];
                  case "toString" -> "fake " + api.getSimpleName();
                  default ->
                      answers
                          .getOrDefault(
                              method.getName(),
                              unasked -> {
                                throw refusal(403, "Forbidden");
                              })
                          .apply(arguments == null ? new Object[0] : arguments);
                }));
  }

  static ApiProblemException refusal(int status, String sentence) {
    return new ApiProblemException(
        new ApiProblemException.Problem(
            status, "https://wattline.org/problems/refused", sentence, sentence, null, List.of()));
  }
}
