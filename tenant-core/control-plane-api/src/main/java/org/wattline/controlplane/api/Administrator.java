package org.wattline.controlplane.api;

/** The person who is invited by mail to become a supplier's first administrator. */
public record Administrator(String email, String givenName, String familyName) {}
