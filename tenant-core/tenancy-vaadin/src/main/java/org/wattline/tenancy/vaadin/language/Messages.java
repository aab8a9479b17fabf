package org.wattline.tenancy.vaadin.language;

import com.vaadin.flow.i18n.I18NProvider;
import java.math.BigDecimal;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The texts of an interface: the shared ones and its own. Each bundle exists whole in every one of
 * {@link #LANGUAGES}; a supplier's other language reads as English.
 */
public final class Messages implements I18NProvider {
  /** The languages that the texts are kept in. */
  public static final List<Locale> LANGUAGES =
      List.of(Locale.forLanguageTag("nl"), Locale.FRENCH, Locale.ENGLISH);

  /** The texts both interfaces use. */
  public static final String SHARED = "messages.shared";

  private static final long serialVersionUID = 1;
  private static final Logger LOG = LoggerFactory.getLogger(Messages.class);
  private static final ResourceBundle.Control EXACT =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private final List<String> bundles;

  /**
   * @param own the base name of the interface's own bundle
   */
  public Messages(String own) {
    this.bundles = List.of(own, SHARED);
  }

  @Override
  public List<Locale> getProvidedLocales() {
    return LANGUAGES;
  }

  @Override
  public String getTranslation(String key, Locale locale, Object... params) {
    Locale language = language(locale);
    for (String name : bundles) {
      ResourceBundle bundle = bundle(name, language);
      if (bundle.containsKey(key)) {
        String pattern = bundle.getString(key);
        return params.length == 0 ? pattern : new MessageFormat(pattern, locale).format(params);
      }
    }
    LOG.error("There is no text for {} in {}", key, language);
    return key;
  }

  /** Whether there is a text of this key. */
  public boolean has(String key, Locale locale) {
    Locale language = language(locale);
    return bundles.stream().anyMatch(name -> bundle(name, language).containsKey(key));
  }

  /** The ends of all keys of the interface's own texts that begin so, in the order of letters. */
  public List<String> ends(String prefix, Locale locale) {
    return bundle(bundles.getFirst(), language(locale)).keySet().stream()
        .filter(key -> key.startsWith(prefix))
        .map(key -> key.substring(prefix.length()))
        .sorted()
        .toList();
  }

  /**
   * A unit in the words of a language: {@code 30 dagen}. Symbols such as kWh are those of all
   * languages.
   *
   * @param quantity tells one from many
   */
  static String unit(String unit, BigDecimal quantity, Locale locale) {
    ResourceBundle bundle = bundle(SHARED, language(locale));
    String key = "unit." + unit.replace("·", ".");
    if (!bundle.containsKey(key)) {
      return unit;
    }
    return new MessageFormat(bundle.getString(key), locale)
        .format(new Object[] {quantity.abs().compareTo(BigDecimal.ONE) == 0 ? 1 : 2});
  }

  /** The language that the texts will be in for a locale. */
  public static Locale language(Locale locale) {
    return LANGUAGES.stream()
        .filter(language -> language.getLanguage().equals(locale.getLanguage()))
        .findFirst()
        .orElse(Locale.ENGLISH);
  }

  private static ResourceBundle bundle(String name, Locale language) {
    try {
      return ResourceBundle.getBundle(name, language, Messages.class.getClassLoader(), EXACT);
    } catch (MissingResourceException e) {
      throw new IllegalStateException("The texts " + name + " do not exist in " + language, e);
    }
  }
}
