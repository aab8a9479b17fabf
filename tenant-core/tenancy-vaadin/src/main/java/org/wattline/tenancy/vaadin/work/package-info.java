/** Work away from the page's own thread, in the scope and with the rights of its person. */
@NullMarked
package org.wattline.tenancy.vaadin.work;

import org.jspecify.annotations.NullMarked;
