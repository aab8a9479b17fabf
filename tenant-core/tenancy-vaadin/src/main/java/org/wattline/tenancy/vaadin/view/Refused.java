package org.wattline.tenancy.vaadin.view;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.server.VaadinService;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wattline.tenancy.vaadin.api.ApiProblemException.FieldError;
import org.wattline.tenancy.vaadin.api.ApiProblemException.Problem;
import org.wattline.tenancy.vaadin.language.Formats;
import org.wattline.tenancy.vaadin.language.Messages;

/**
 * Says a service's refusal in the reader's language: by its code, else by its type. What has no
 * text is said as the service said it.
 */
final class Refused {
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}(\\.\\d{1,12})?");

  /** Digits after the point that a limit may have. */
  private static final int DIGITS = 6;

  private Refused() {}

  static String sentence(Component where, Problem problem) {
    return byCode(where, problem.code(), problem.arguments())
        .or(() -> fields(where, problem))
        .or(() -> byType(where, problem.type()))
        .orElseGet(problem::sentence);
  }

  /** The words of the problem's own code, where it has one that has words. */
  static Optional<String> coded(Component where, Problem problem) {
    return byCode(where, problem.code(), problem.arguments());
  }

  /** What is wrong with one field. */
  static String sentence(FieldError error) {
    return byCode(UI.getCurrent(), error.code(), error.arguments()).orElseGet(error::detail);
  }

  /** All wrong fields in a row, where each of them has its words. */
  private static Optional<String> fields(Component where, Problem problem) {
    List<Optional<String>> all =
        problem.errors().stream()
            .map(error -> byCode(where, error.code(), error.arguments()))
            .toList();
    return all.isEmpty() || all.stream().anyMatch(Optional::isEmpty)
        ? Optional.empty()
        : Optional.of(all.stream().map(Optional::get).distinct().collect(Collectors.joining(" ")));
  }

  private static Optional<String> byCode(
      Component where, @Nullable String code, List<String> arguments) {
    return code == null
        ? Optional.empty()
        : text(where, "refused." + code, arguments.stream().map(Refused::shown).toArray());
  }

  private static Optional<String> byType(Component where, String type) {
    return text(where, "refused.type." + type.substring(type.lastIndexOf('/') + 1));
  }

  private static Optional<String> text(Component where, String key, Object... arguments) {
    VaadinService service = VaadinService.getCurrent();
    I18NProvider provider = service == null ? null : service.getInstantiator().getI18NProvider();
    return provider instanceof Messages messages && messages.has(key, UI.getCurrent().getLocale())
        ? Optional.of(where.getTranslation(key, arguments))
        : Optional.empty();
  }

  /** A date or a number as the reader writes it, anything else as it came. */
  private static String shown(String argument) {
    Formats formats = Formats.here();
    if (NUMBER.matcher(argument).matches()) {
      NumberFormat format = NumberFormat.getNumberInstance(formats.locale());
      BigDecimal number = new BigDecimal(argument);
      format.setMinimumFractionDigits(Math.min(DIGITS, Math.max(0, number.scale())));
      format.setMaximumFractionDigits(DIGITS);
      return format.format(number);
    }
    try {
      return formats.date(LocalDate.parse(argument));
    } catch (DateTimeParseException noDate) {
      return argument;
    }
  }
}
