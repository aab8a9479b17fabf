package org.wattline.billing.tariffs;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.premises.CommodityKind;

/**
 * A product, as other modules need to know it.
 *
 * @param code names it, and is the id of its tariff documents
 * @param names what customers read, by language
 * @param customerClasses for which classes it is; every class when empty
 * @param offered whether new agreements may choose it
 * @param baseOnly whether it is only a list that other tariffs inherit from
 */
public record Product(
    UUID id,
    String code,
    Map<String, String> names,
    CommodityKind commodity,
    List<String> customerClasses,
    boolean offered,
    boolean baseOnly) {
  public Product {
    names = Map.copyOf(names);
    customerClasses = List.copyOf(customerClasses);
  }

  /** The name in a language, or in whichever there is. */
  public String nameIn(String language) {
    String name = names.get(language);
    return name == null ? names.values().stream().sorted().findFirst().orElse(code) : name;
  }

  /** Whether accounts of the class may have it. */
  public boolean isFor(@Nullable String customerClass) {
    return customerClasses.isEmpty()
        || (customerClass != null && customerClasses.contains(customerClass));
  }
}
