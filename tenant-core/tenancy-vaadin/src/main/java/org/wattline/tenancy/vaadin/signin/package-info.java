/**
 * Sign-in at the realm of the host's site, and what follows from it: the client registration made
 * from the directory, the interface's one key pair, the person's tokens and their renewal, and both
 * ways of signing out.
 */
@NullMarked
package org.wattline.tenancy.vaadin.signin;

import org.jspecify.annotations.NullMarked;
