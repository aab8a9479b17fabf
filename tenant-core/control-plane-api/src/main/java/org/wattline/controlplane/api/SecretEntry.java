package org.wattline.controlplane.api;

import java.time.Instant;

/** That a secret is kept, and who set it when. Its value is never returned. */
public record SecretEntry(String name, Instant updatedAt, String updatedBy) {}
