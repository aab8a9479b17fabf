package org.wattline.bills;

import java.util.UUID;

/** An issued bill, as another names it. */
public record Original(UUID id, String number) {}
