/** Migrations of the suppliers' schemas. */
@NullMarked
package org.wattline.console.migrations;

import org.jspecify.annotations.NullMarked;
