package org.wattline.billing.contract.documents;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** A paragraph that the law or the supplier wants on every bill, such as how to complain. */
public record IssuerNotice(
    @NotBlank @Size(max = 80) String heading, @NotBlank @Size(max = 1000) String text) {}
