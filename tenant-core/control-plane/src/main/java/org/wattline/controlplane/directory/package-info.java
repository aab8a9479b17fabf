/**
 * What the registry tells the services: a snapshot with a version that grows by every change,
 * served over HTTP, announced on Redis, and used by the control plane itself to know its callers.
 */
@NullMarked
package org.wattline.controlplane.directory;

import org.jspecify.annotations.NullMarked;
