@NullMarked
package org.wattline.tenancy.vaadin.session;

import org.jspecify.annotations.NullMarked;
