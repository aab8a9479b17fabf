/**
 * What both user interfaces share. A request arrives on a host; the host is a {@link
 * org.wattline.tenancy.vaadin.Site}: a supplier's portal, a supplier's console, or the platform's.
 * Everything a person then sees and may do hangs on it: sign-in at that supplier's realm ({@code
 * signin}), a session that never changes its site ({@code session}), calls to the services with the
 * person's own token ({@code api}), the supplier's look ({@code brand}), language and formats
 * ({@code language}), and the building blocks of pages ({@code view}).
 */
@NullMarked
package org.wattline.tenancy.vaadin;

import org.jspecify.annotations.NullMarked;
