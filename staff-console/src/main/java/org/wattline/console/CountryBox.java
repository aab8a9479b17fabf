package org.wattline.console;

import com.vaadin.flow.component.combobox.ComboBox;
import java.text.Collator;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** A country by its name in the reader's language; its value is the ISO 3166-1 code. */
public final class CountryBox extends ComboBox<String> {
  public CountryBox() {
    setLabel(getTranslation("address.country"));
    setRequiredIndicatorVisible(true);
    Locale reader = getLocale();
    Comparator<Object> order = Collator.getInstance(reader);
    List<String> codes =
        Arrays.stream(Locale.getISOCountries())
            .sorted(Comparator.comparing(code -> name(code, reader), order))
            .toList();
    setItems(codes);
    setItemLabelGenerator(code -> name(code, reader));
  }

  /** The name of a country, such as {@code Belgium} for {@code BE}. */
  public static String name(String code, Locale reader) {
    return Locale.of("", code).getDisplayCountry(reader);
  }
}
