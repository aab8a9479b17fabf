package org.wattline.gateway.token;

/**
 * Who a verified token speaks for.
 *
 * @param subject the realm's id of the person or program
 */
public record Caller(String subject) {}
