/**
 * What is done once where the other parts are given: keys, the database's roles and hardening, the
 * control plane's client at the identity server. The local stack does the same at every start.
 */
@NullMarked
package org.wattline.local.install;

import org.jspecify.annotations.NullMarked;
