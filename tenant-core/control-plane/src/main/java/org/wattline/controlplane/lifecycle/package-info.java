/**
 * A supplier's life after provisioning: suspended and resumed, configured, migrated, exported,
 * off-boarded; and the requests for all of it, checked against the supplier's state.
 */
@NullMarked
package org.wattline.controlplane.lifecycle;

import org.jspecify.annotations.NullMarked;
