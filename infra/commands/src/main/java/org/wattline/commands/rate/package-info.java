/** {@code infra/rate}: prices usage by a tariff from files, and says how. */
@NullMarked
package org.wattline.commands.rate;

import org.jspecify.annotations.NullMarked;
