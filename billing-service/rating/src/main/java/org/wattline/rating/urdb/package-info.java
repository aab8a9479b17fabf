/**
 * Imports rates of the OpenEI Utility Rate Database (URDB). {@link
 * org.wattline.rating.urdb.UrdbImport} reads the JSON, makes a tariff document of it and says of
 * every field what became of it; nothing is dropped in silence. What URDB leaves open is decided by
 * {@link org.wattline.rating.urdb.UrdbOptions}.
 */
@NullMarked
package org.wattline.rating.urdb;

import org.jspecify.annotations.NullMarked;
