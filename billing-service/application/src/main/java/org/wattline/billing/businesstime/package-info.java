/**
 * The time that business is done by. It is the machine's, unless {@code
 * wattline.business-time.starts-at} lets it begin in the past, so that a demonstration or a trial
 * lives through its past at the product's own doors: then whoever runs the installation, and nobody
 * else, moves it forward until it is the machine's again. See docs/operating/business-time.md.
 */
@ApplicationModule(
    displayName = "Business time",
    allowedDependencies = {"audit"})
@NullMarked
package org.wattline.billing.businesstime;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
