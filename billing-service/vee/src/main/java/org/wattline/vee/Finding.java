package org.wattline.vee;

/**
 * What a rule found.
 *
 * @param code the rule's, as {@code spike}
 * @param fromDay days since 1970
 * @param toDay days since 1970; not in it
 * @param firstSlot interval of the first day where it begins, counted from 0
 * @param slots how many intervals it is about; 0 for the days as a whole
 * @param atStake Wh or litres that are in doubt; not negative
 * @param saying what is wrong, for people
 */
public record Finding(
    String code,
    Severity severity,
    int fromDay,
    int toDay,
    int firstSlot,
    int slots,
    long atStake,
    Saying saying) {}
