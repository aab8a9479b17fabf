/** Payment arrangements over HTTP. */
@NullMarked
package org.wattline.billing.collections.web;

import org.jspecify.annotations.NullMarked;
