/**
 * The registry: the tenants of this installation with their states as types, their hosts, legal
 * entities and secrets, and the trail of every change. Plain JDBC on schema {@code platform}; a
 * change and its audit entry are one transaction.
 */
@NullMarked
package org.wattline.controlplane.registry;

import org.jspecify.annotations.NullMarked;
