package org.wattline.billing.contract.documents;

/** How many deliveries were queued again. */
public record Resent(int queued) {}
