package org.wattline.acceptance.smoke.steps;

/** The product whose tariff was published. */
record NewProduct(String id) {}
