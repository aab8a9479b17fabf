package org.wattline.billing.contract.billing;

import java.util.List;

/**
 * A step of how an amount came about, in the reader's language.
 *
 * @param parts the steps that it was made of, in their order; empty where the sentence says it all
 */
public record ToldStep(String sentence, List<ToldStep> parts) {}
