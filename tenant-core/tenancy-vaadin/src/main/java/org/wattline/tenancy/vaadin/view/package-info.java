/**
 * The building blocks of pages in both interfaces: the page's head line, its states (empty,
 * loading, failed, refused), facts, icons, confirmation, and the menus of the shell. Views compose
 * these; no view styles itself.
 */
@NullMarked
package org.wattline.tenancy.vaadin.view;

import org.jspecify.annotations.NullMarked;
