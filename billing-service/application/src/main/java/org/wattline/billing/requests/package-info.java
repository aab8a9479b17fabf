/**
 * Requests that move money, each done once: {@link org.wattline.billing.requests.MoneyRequests}
 * keeps the key that names a request with a hash of what was asked and with the answer, and gives
 * that answer to whoever asks the same again.
 */
@ApplicationModule(
    displayName = "Money requests",
    allowedDependencies = {"access", "copying"})
@NullMarked
package org.wattline.billing.requests;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
