/**
 * Keys and secrets of a local stack, made once, and the stack's own dealings with Keycloak: the
 * first clients, the onboarding operator, tokens for people and for programs.
 */
@NullMarked
package org.wattline.local.identity;

import org.jspecify.annotations.NullMarked;
