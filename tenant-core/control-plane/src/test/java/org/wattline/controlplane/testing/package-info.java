/** The parts that the control plane's tests share: Keycloak, mail, a cut at any operation. */
@NullMarked
package org.wattline.controlplane.testing;

import org.jspecify.annotations.NullMarked;
