@NullMarked
package org.wattline.tenancy.vaadin.signin;

import org.jspecify.annotations.NullMarked;
