/** Tests of what an account's page works out. */
@NullMarked
package org.wattline.console.account;

import org.jspecify.annotations.NullMarked;
