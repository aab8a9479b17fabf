package org.wattline.rating.context;

import java.time.Instant;
import org.wattline.rating.json.Default;
import org.wattline.rating.json.Doc;

/** A time at which something was called: a critical peak, the system's coincident peak. */
@Doc("A time at which something was called: a critical peak, the system's coincident peak.")
public record Event(
    @Doc("The set it belongs to, where each set is charged by itself") @Default("\"event\"")
        String set,
    @Doc("When it begins") Instant from,
    @Doc("When it ends") Instant to) {}
