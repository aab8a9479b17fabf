@NullMarked
package org.wattline.billing.documents.internal;

import org.jspecify.annotations.NullMarked;
