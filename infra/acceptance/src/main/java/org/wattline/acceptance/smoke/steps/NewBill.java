package org.wattline.acceptance.smoke.steps;

/** The first bill, by the last part of its page's address. */
record NewBill(String id) {}
