package org.wattline.billing.contract.tariffs;

import java.util.List;

/** What a tariff document was found to be. */
public record Validation(boolean valid, List<DocumentError> errors) {}
