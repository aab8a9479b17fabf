package org.wattline.billing.contract.billing;

/**
 * What one check found on an account's bill.
 *
 * @param sentence with the numbers, in English, for staff
 */
public record RunCheck(CheckCode code, String sentence) {}
