package org.wattline.local.demo.history;

/**
 * A household that is supplied.
 *
 * @param accountNumber ten digits
 */
record Supplied(Household household, String accountId, String accountNumber, String pointId) {}
