/**
 * The control plane's HTTP contract, {@code /api/v1} on the platform's host: what onboarding teams
 * can ask for. The interfaces are implemented by the service's controllers and proxied by its
 * clients ({@code HttpServiceProxyFactory}); the records are the JSON bodies.
 *
 * <p>Everything that takes time is a {@link org.wattline.controlplane.api.Job} of named steps that
 * can be watched while it runs and retried where it stopped. Refusals are RFC 9457 problems whose
 * {@code type} is listed in {@link org.wattline.controlplane.api.ProblemTypes}.
 */
@NullMarked
package org.wattline.controlplane.api;

import org.jspecify.annotations.NullMarked;
