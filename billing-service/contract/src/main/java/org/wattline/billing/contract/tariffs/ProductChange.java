package org.wattline.billing.contract.tariffs;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;

/**
 * What changes of a product; code and commodity never do.
 *
 * @param version the version that was read
 */
public record ProductChange(
    @NotNull @Size(min = 1, max = 20)
        Map<
                @Pattern(regexp = "[a-z]{2}", message = "two small letters") String,
                @NotBlank @Size(max = 120) String>
            names,
    @NotNull @Size(max = 50) List<@NotBlank @Size(max = 64) String> customerClasses,
    boolean offered,
    boolean baseOnly,
    int version) {}
