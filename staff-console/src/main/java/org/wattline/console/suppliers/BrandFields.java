package org.wattline.console.suppliers;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wattline.tenancy.directory.Brand;
import org.wattline.tenancy.vaadin.brand.Palette;
import org.wattline.tenancy.vaadin.brand.Shade;
import org.wattline.tenancy.vaadin.view.FieldProblems;
import org.wattline.tenancy.vaadin.view.Icon;

/** A supplier's look, with a preview that follows every keystroke and the contrast checked. */
final class BrandFields extends Div {
  private static final String FIRST_COLOR = "#1d5fa8";

  private final TextField name = new TextField();
  private final TextField color = new TextField();
  private final Input picker = new Input();
  private final EmailField email = new EmailField();
  private final TextField phone = new TextField();
  private final Div contrast = new Div();
  private final Div light = new Div();
  private final Div dark = new Div();
  private @Nullable String logo;

  BrandFields() {
    addClassName("brand");
    name.setLabel(getTranslation("brand.name"));
    name.setHelperText(getTranslation("brand.name.help"));
    name.setMaxLength(60);
    name.setRequiredIndicatorVisible(true);
    name.setValueChangeMode(ValueChangeMode.EAGER);
    name.addValueChangeListener(change -> preview());
    color.setLabel(getTranslation("brand.color"));
    color.setHelperText(getTranslation("brand.color.help"));
    color.setMaxLength(7);
    color.setRequiredIndicatorVisible(true);
    color.setValueChangeMode(ValueChangeMode.EAGER);
    picker.setType("color");
    picker.setId("brand-color");
    picker.setValueChangeMode(ValueChangeMode.EAGER);
    NativeLabel pick = new NativeLabel(getTranslation("brand.color.pick"));
    pick.setFor(picker);
    pick.addClassName("wl-hidden");
    color.addValueChangeListener(
        change -> {
          shade().ifPresent(valid -> picker.setValue(valid.toString()));
          preview();
        });
    picker.addValueChangeListener(
        change -> {
          if (change.isFromClient()) {
            color.setValue(change.getValue());
          }
        });
    email.setLabel(getTranslation("brand.email"));
    phone.setLabel(getTranslation("brand.phone"));
    Div colors = new Div(color, pick, picker);
    colors.addClassName("brand-color");
    Div form = new Div(name, colors, email, phone);
    form.addClassName("wl-form");
    contrast.getElement().setAttribute("role", "status");
    light.addClassNames("brand-sample", "brand-light");
    dark.addClassNames("brand-sample", "brand-dark");
    Div samples = new Div(light, dark);
    samples.addClassName("brand-samples");
    samples.getElement().setAttribute("aria-hidden", "true");
    add(form, contrast, samples);
    color.setValue(FIRST_COLOR);
  }

  void fill(Brand brand) {
    name.setValue(brand.displayName());
    color.setValue(brand.primaryColor());
    email.setValue(Optional.ofNullable(brand.supportEmail()).orElse(""));
    phone.setValue(Optional.ofNullable(brand.supportPhone()).orElse(""));
    logo = brand.logo();
  }

  void suggestName(String words) {
    if (name.isEmpty()) {
      name.setValue(words);
    }
  }

  void register(FieldProblems problems) {
    problems
        .with("brand/displayName", name)
        .with("brand/primaryColor", color)
        .with("brand/supportEmail", email)
        .with("brand/supportPhone", phone);
  }

  /** Whether nothing is missing and the colour can be read. */
  boolean isComplete(FieldProblems problems) {
    if (!problems.complete(this, name, color)) {
      return false;
    }
    Optional<Shade> shade = shade();
    if (shade.isEmpty()) {
      problems.mark("brand/primaryColor", getTranslation("brand.color.wrong"));
      return false;
    }
    if (!Palette.isReadable(shade.get())) {
      problems.mark("brand/primaryColor", getTranslation("brand.color.light"));
      return false;
    }
    return true;
  }

  Brand value() {
    return new Brand(
        name.getValue().strip(),
        color.getValue().strip().toLowerCase(Locale.ROOT),
        logo,
        typed(email.getValue()),
        typed(phone.getValue()));
  }

  private static @Nullable String typed(String value) {
    return value.isBlank() ? null : value.strip();
  }

  private Optional<Shade> shade() {
    try {
      return Optional.of(Shade.parse(color.getValue().strip()));
    } catch (IllegalArgumentException notYet) {
      return Optional.empty();
    }
  }

  private void preview() {
    Optional<Shade> shade = shade();
    light.removeAll();
    dark.removeAll();
    contrast.removeAll();
    if (shade.isEmpty()) {
      return;
    }
    boolean readable = Palette.isReadable(shade.get());
    String ratio = String.format(getLocale(), "%.1f", shade.get().contrast(Shade.parse("#ffffff")));
    Div notice =
        new Div(
            new Icon(readable ? Icon.Name.CHECK : Icon.Name.ALERT),
            new Span(
                getTranslation(readable ? "brand.contrast.good" : "brand.contrast.bad", ratio)));
    notice.addClassNames("wl-notice", readable ? "wl-notice-good" : "wl-notice-warning");
    contrast.add(notice);
    String css = Palette.of(shade.get()).css();
    fill(light, css);
    fill(dark, css);
  }

  private void fill(Div sample, String css) {
    for (String declaration : css.split(";", -1)) {
      int colon = declaration.indexOf(':');
      if (colon > 0 && declaration.startsWith("--wl-")) {
        sample.getStyle().set(declaration.substring(0, colon), declaration.substring(colon + 1));
      }
    }
    String shown = name.isEmpty() ? getTranslation("brand.sample") : name.getValue();
    Span mark = new Span(shown.substring(0, 1));
    mark.addClassName("wl-mark");
    Span words = new Span(shown);
    words.addClassName("wl-strong");
    Div top = new Div(mark, words);
    top.addClassName("brand-sample-top");
    Span button = new Span(getTranslation("brand.sample.button"));
    button.addClassName("brand-sample-button");
    Span link = new Span(getTranslation("brand.sample.link"));
    link.addClassName("brand-sample-link");
    Div row = new Div(button, link);
    row.addClassName("wl-row");
    sample.add(top, row);
  }
}
