package org.wattline.documents;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person or company on a document.
 *
 * @param name as registered, or given and family name
 * @param street with the number
 * @param country ISO 3166-1 alpha-2
 * @param companyId registration number at the country's register, such as a Belgian enterprise
 *     number
 * @param vatId with its country, such as {@code BE0123456789}
 * @param endpoint where e-invoices go to, as {@code scheme:id} such as {@code 0208:0123456789}
 */
public record Party(
    String name,
    String street,
    @Nullable String addressExtra,
    String postalCode,
    String city,
    @Nullable String region,
    String country,
    @Nullable String companyId,
    @Nullable String vatId,
    @Nullable String endpoint,
    @Nullable String email,
    @Nullable String phone) {

  /** The lines of the address, from the name on; the country is left out where it is the same. */
  public List<String> addressLines(String fromCountry, String countryName) {
    List<String> lines = new ArrayList<>();
    lines.add(name);
    lines.add(street);
    if (addressExtra != null && !addressExtra.isBlank()) {
      lines.add(addressExtra);
    }
    lines.add(
        country.equals("US")
            ? city + ", " + (region == null ? "" : region + " ") + postalCode
            : postalCode + " " + city);
    if (!country.equals(fromCountry)) {
      lines.add(countryName);
    }
    return lines;
  }
}
