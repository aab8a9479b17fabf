/**
 * A session belongs to the site it was begun on, for good: {@link
 * org.wattline.tenancy.vaadin.session.SiteFilter} ends it when it shows up anywhere else, and every
 * command run for it later ({@code UI.access}) runs in that site's scope.
 */
@NullMarked
package org.wattline.tenancy.vaadin.session;

import org.jspecify.annotations.NullMarked;
