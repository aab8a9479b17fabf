/**
 * The control plane: the registry of suppliers and everything that makes, changes, moves and ends
 * one. The only service with rights to make schemas and realms. Read {@code registry}, then {@code
 * job}, then {@code provisioning}.
 */
@NullMarked
package org.wattline.controlplane;

import org.jspecify.annotations.NullMarked;
