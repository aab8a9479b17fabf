/** Documents over HTTP. */
@NullMarked
package org.wattline.billing.documents.web;

import org.jspecify.annotations.NullMarked;
