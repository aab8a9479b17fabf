/**
 * One search for what a caller names: people, places, numbers. A read model: it owns no table and
 * changes nothing, and reads those of the modules below it by few bounded statements, because one
 * question a module would be ten at every letter that is typed. It answers staff, who may read all
 * that it finds.
 */
@ApplicationModule(
    displayName = "Search",
    allowedDependencies = {"access", "customers", "payments::bank"})
@NullMarked
package org.wattline.billing.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
