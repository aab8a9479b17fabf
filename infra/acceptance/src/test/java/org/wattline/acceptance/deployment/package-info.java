/**
 * The files for Docker and for Kubernetes, checked as far as that goes without an engine: that they
 * are well formed, refer to nothing that is not there, and give every service the properties that
 * the local stack gives it. What they do in an engine is not checked here.
 */
@NullMarked
package org.wattline.acceptance.deployment;

import org.jspecify.annotations.NullMarked;
