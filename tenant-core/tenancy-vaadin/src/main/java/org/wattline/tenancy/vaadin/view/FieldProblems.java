package org.wattline.tenancy.vaadin.view;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.shared.HasValidationProperties;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.wattline.tenancy.vaadin.api.ApiProblemException;
import org.wattline.tenancy.vaadin.api.ApiProblemException.FieldError;

/**
 * Puts a service's complaints beside the fields they are about, and the focus on the first. What
 * was typed stays.
 */
public final class FieldProblems {
  private final Map<String, HasValidationProperties> fields = new LinkedHashMap<>();

  /**
   * @param name the field's path in what is sent, such as {@code address/city}
   */
  public FieldProblems with(String name, HasValidationProperties field) {
    fields.put(key(name), field);
    return this;
  }

  public void clear() {
    fields.values().forEach(field -> field.setInvalid(false));
  }

  /** Marks one field and moves the focus there. */
  public void mark(String name, String sentence) {
    HasValidationProperties field = fields.get(key(name));
    if (field != null) {
      field.setErrorMessage(sentence);
      field.setInvalid(true);
      focus(field);
    }
  }

  /**
   * Shows a refusal.
   *
   * @return whether any field took a part of it; else it is to be shown for the whole form
   */
  public boolean show(ApiProblemException refusal) {
    HasValidationProperties first = null;
    for (FieldError error : refusal.problem().errors()) {
      HasValidationProperties field = fields.get(key(error.pointer()));
      if (field != null) {
        field.setErrorMessage(Refused.sentence(error));
        field.setInvalid(true);
        first = first == null ? field : first;
      }
    }
    if (first == null) {
      return false;
    }
    focus(first);
    return true;
  }

  /** Whether every required field has a value; marks those that have none. */
  public boolean complete(Component where, AbstractField<?, ?>... required) {
    HasElement first = null;
    for (AbstractField<?, ?> field : required) {
      boolean empty =
          field.isEmpty() || (field.getValue() instanceof String text && text.isBlank());
      if (field instanceof HasValidationProperties validated) {
        validated.setErrorMessage(where.getTranslation("form.required"));
        validated.setInvalid(empty);
      }
      if (empty && first == null) {
        first = field;
      }
    }
    if (first instanceof Focusable<?> focusable) {
      focusable.focus();
    }
    return first == null;
  }

  private static void focus(HasValidationProperties field) {
    if (field instanceof Focusable<?> focusable) {
      focusable.focus();
    }
  }

  /** {@code /address/postalCode} and {@code particulars.address.postalCode} are the same field. */
  private static String key(String pointer) {
    String path = pointer.replace('.', '/').replaceFirst("^/", "");
    return path.replaceFirst("^particulars/", "").toLowerCase(Locale.ROOT);
  }
}
