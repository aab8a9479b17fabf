package org.wattline.billing.contract.documents;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wattline.billing.contract.customers.PostalAddress;

/**
 * The legal entity that bills are from, as they print it. Bills already issued keep what held when
 * they were issued.
 *
 * @param companyId number in the country's register, such as a Belgian enterprise number
 * @param vatId with its country, such as {@code BE0123456749}; without one there are no e-invoices
 * @param endpoint where e-invoices come from, {@code scheme:id} by the Peppol list, such as {@code
 *     0208:0123456749}
 * @param iban where transfers go; null where none are taken
 * @param notices by language, in the order printed
 * @param version grows by every change; sent back to change it
 */
public record Issuer(
    @NotBlank @Size(max = 160) String legalName,
    @NotNull @Valid PostalAddress address,
    @Nullable @Size(max = 32) String companyId,
    @Nullable @Pattern(regexp = "[A-Z]{2}[0-9A-Z+*.]{2,16}", message = "must be like BE0123456749")
        String vatId,
    @Nullable
        @Pattern(
            regexp = "[0-9A-Z]{2,4}:[\\x21-\\x7e]{1,50}",
            message = "must be like 0208:0123456749")
        String endpoint,
    @Nullable
        @Pattern(
            regexp = "[A-Z]{2}[0-9]{2}[0-9A-Z]{10,30}",
            message = "must be an IBAN without blanks")
        String iban,
    @Nullable
        @Pattern(regexp = "[A-Z0-9]{8}([A-Z0-9]{3})?", message = "must have 8 or 11 characters")
        String bic,
    @Nullable @Size(max = 120) String website,
    @NotNull @Size(max = 10)
        Map<@Pattern(regexp = "[a-z]{2}") String, @Size(max = 10) @Valid List<@Valid IssuerNotice>>
            notices,
    @PositiveOrZero int version) {}
