package org.wattline.rating.result;

import java.time.Instant;
import org.wattline.rating.json.Doc;

/** A time for which something is missing. */
@Doc("A time for which something is missing.")
public record Gap(@Doc("When it begins") Instant from, @Doc("When it ends") Instant to) {}
