package org.wattline.acceptance.smoke.steps;

/** The registration code of the new account, as it was shown once. */
public record NewCode(String code) {}
