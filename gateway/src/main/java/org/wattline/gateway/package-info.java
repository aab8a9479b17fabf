/**
 * The one door to Wattline. Every request passes, in this order:
 *
 * <ol>
 *   <li>{@code door}: the host names the tenant (wall 1); unknown, suspended and ambiguous hosts
 *       end here;
 *   <li>{@code header}: what callers may not say is removed, what services need is written (wall
 *       2);
 *   <li>{@code token}: a bearer token must come from the host's own realm (wall 3);
 *   <li>{@code limit}: how much, how fast, how large;
 *   <li>{@code route}: the service that answers, and what to say when it does not.
 * </ol>
 *
 * {@code front} runs them and keeps the books (log, metrics, trace); {@code refusal} is how a no
 * reads, as a page to people and as a problem to programs. Nothing here knows what energy is, and
 * nothing is configured per tenant.
 */
@NullMarked
package org.wattline.gateway;

import org.jspecify.annotations.NullMarked;
