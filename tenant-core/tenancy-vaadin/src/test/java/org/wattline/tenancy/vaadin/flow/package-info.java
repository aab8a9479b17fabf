/** A small interface in a real server: sign-in, sessions and scopes over HTTP. */
@NullMarked
package org.wattline.tenancy.vaadin.flow;

import org.jspecify.annotations.NullMarked;
