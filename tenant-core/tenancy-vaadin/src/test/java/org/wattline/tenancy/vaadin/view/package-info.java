@NullMarked
package org.wattline.tenancy.vaadin.view;

import org.jspecify.annotations.NullMarked;
