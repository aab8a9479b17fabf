/**
 * Calls to the services with the person's own token: what a page can do is what its reader may do.
 * Refusals arrive as {@link org.wattline.tenancy.vaadin.api.ApiProblemException} with a sentence to
 * show, silence as {@link org.wattline.tenancy.vaadin.api.ApiUnavailableException}.
 */
@NullMarked
package org.wattline.tenancy.vaadin.api;

import org.jspecify.annotations.NullMarked;
