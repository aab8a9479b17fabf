@NullMarked
package org.wattline.tenancy.vaadin.language;

import org.jspecify.annotations.NullMarked;
