package org.wattline.acceptance.smoke.steps;

/** The account that the journey opened, with its holder. */
public record NewAccount(String id, String number, String customerId, String email) {}
