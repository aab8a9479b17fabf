package org.wattline.billing.contract.customers;

import java.time.Instant;
import java.util.UUID;

/** A person who may act on an account. */
public record AccountPerson(UUID id, String name, AccountRole role, Instant since) {}
