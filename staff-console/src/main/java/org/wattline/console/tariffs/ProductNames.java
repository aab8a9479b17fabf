package org.wattline.console.tariffs;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import org.wattline.billing.contract.tariffs.DraftState;
import org.wattline.billing.contract.tariffs.Product;
import org.wattline.tenancy.vaadin.view.Badge;

/** A product's name for the reader, and the state of its draft in a word. */
public final class ProductNames {
  private ProductNames() {}

  /** In the reader's language, else in any that it has. */
  public static String of(Product product) {
    String own = product.names().get(UI.getCurrent().getLocale().getLanguage());
    return own != null
        ? own
        : product.names().values().stream().findFirst().orElseGet(product::code);
  }

  static Badge state(Component where, DraftState state) {
    return switch (state) {
      case OPEN -> new Badge(where.getTranslation("tariff.draft.open"), Badge.Tone.NEUTRAL);
      case SUBMITTED ->
          new Badge(where.getTranslation("tariff.draft.submitted"), Badge.Tone.WARNING);
    };
  }
}
