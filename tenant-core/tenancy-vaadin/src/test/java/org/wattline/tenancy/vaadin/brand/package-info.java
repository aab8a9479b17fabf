@NullMarked
package org.wattline.tenancy.vaadin.brand;

import org.jspecify.annotations.NullMarked;
